import numpy as np

area = np.array([137.97, 104.5, 100.0, 124.32, 79.2, 99.0, 124.0, 114.0,
                 106.69, 138.05, 53.75, 46.91, 68.0, 63.02, 81.26, 86.21])
rooms = np.array([3, 2, 2, 3, 1, 2, 3, 2, 2, 3, 1, 1, 1, 1, 2, 2])
x1 = (area - area.min()) / (area.max() - area.min())
x2 = (rooms - rooms.min()) / (rooms.max() - rooms.min())
X = np.stack((np.ones(16), x1, x2), axis=____)
print(X[0])
print(X.shape)
