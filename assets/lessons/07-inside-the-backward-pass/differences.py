import math

x = 1.0
for h in [1e-1, 1e-2, 1e-4, 1e-8, 1e-12, 1e-15]:
    slope = (math.sin(x + h) - math.sin(x)) / h
    print(h, abs(slope - math.cos(x)))
