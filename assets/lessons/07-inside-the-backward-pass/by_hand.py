x, y = 3.0, 4.0
# Forward: the values.
a = x**2
b = 2 * x
c = b * y
f = a + c
# Back: the adjoints, in the opposite order.
df = 1.0
da, dc = df, df
db, dy = dc * y, dc * b
dx = da * 2 * x + ____
print(dx, dy)
