namespace Lancar.Reporting.Figures;

/// <summary>
/// A white canvas on which polygons are painted with smooth edges. Coverage is exact: each edge adds the signed area it cuts
/// from every pixel, and the running sum along a row is the covered share (the accumulation-buffer method of scan conversion).
/// </summary>
internal sealed class Canvas
{
    private readonly float[] cover;
    private readonly int[] first;
    private readonly int[] last;

    internal Canvas(int width, int height)
    {
        Width = width;
        Height = height;
        Rgb = new byte[width * height * 3];
        Array.Fill(Rgb, (byte)255);
        cover = new float[(width + 2) * height];
        first = new int[height];
        last = new int[height];
        ForgetRows();
    }

    internal int Width { get; }

    internal int Height { get; }

    internal byte[] Rgb { get; }

    /// <summary>Adds a closed contour to the shape being built; contours of opposite turn cut holes.</summary>
    internal void Add(IReadOnlyList<FigurePoint> contour)
    {
        for (var i = 0; i < contour.Count; i++)
        {
            AddEdge(contour[i], contour[(i + 1) % contour.Count]);
        }
    }

    /// <summary>Paints the shape built so far and starts a new one.</summary>
    internal void Paint(byte red, byte green, byte blue, double opacity)
    {
        for (var y = 0; y < Height; y++)
        {
            if (first[y] <= last[y])
            {
                PaintRow(y, red, green, blue, opacity);
            }
        }

        ForgetRows();
    }

    private void PaintRow(int y, byte red, byte green, byte blue, double opacity)
    {
        var row = y * (Width + 2);
        var sum = 0f;
        for (var x = first[y]; x < Width && (x <= last[y] || Math.Abs(sum) > 1e-4f); x++)
        {
            sum += cover[row + x];
            var share = Math.Min(1, Math.Abs(sum)) * opacity;
            if (share > 0.001)
            {
                var pixel = ((y * Width) + x) * 3;
                Rgb[pixel] = Mix(Rgb[pixel], red, share);
                Rgb[pixel + 1] = Mix(Rgb[pixel + 1], green, share);
                Rgb[pixel + 2] = Mix(Rgb[pixel + 2], blue, share);
            }
        }

        Array.Clear(cover, row + first[y], Math.Min(last[y] + 2, Width + 2) - first[y]);
    }

    private void ForgetRows()
    {
        Array.Fill(first, int.MaxValue);
        Array.Fill(last, -1);
    }

    private void AddEdge(FigurePoint from, FigurePoint to)
    {
        if (from.Y == to.Y)
        {
            return;
        }

        var (top, bottom, turn) = from.Y < to.Y ? (from, to, 1.0) : (to, from, -1.0);
        var slope = (bottom.X - top.X) / (bottom.Y - top.Y);
        for (var y = Math.Max(0, (int)Math.Floor(top.Y)); y < Height && y < bottom.Y; y++)
        {
            var (y0, y1) = (Math.Max(top.Y, y), Math.Min(bottom.Y, y + 1.0));
            if (y1 > y0)
            {
                AddRow(y, top.X + ((y0 - top.Y) * slope), top.X + ((y1 - top.Y) * slope), (y1 - y0) * turn);
            }
        }
    }

    /// <summary>The part of an edge within one row, from x0 to x1, covering <paramref name="height"/> of it (signed).</summary>
    private void AddRow(int y, double x0, double x1, double height)
    {
        var (left, right) = (Math.Clamp(Math.Min(x0, x1), 0, Width), Math.Clamp(Math.Max(x0, x1), 0, Width));
        var (start, end) = ((int)left, (int)Math.Ceiling(right));
        first[y] = Math.Min(first[y], start);
        last[y] = Math.Max(last[y], Math.Max(start + 1, end));
        var row = y * (Width + 2);
        if (end <= start + 1)
        {
            // Within one pixel: the area right of the edge's middle stays in this pixel, the rest starts with the next.
            var middle = ((left + right) / 2) - start;
            cover[row + start] += (float)(height * (1 - middle));
            cover[row + start + 1] += (float)(height * middle);
            return;
        }

        AddAcross(row, left, right, start, end, height);
    }

    private void AddAcross(int row, double left, double right, int start, int end, double height)
    {
        var perPixel = height / (right - left);
        for (var x = start; x < end; x++)
        {
            // The part of the edge inside pixel x covers that pixel right of its middle, and every later pixel wholly.
            var (a, b) = (Math.Max(left, x), Math.Min(right, x + 1.0));
            var passed = perPixel * (b - a);
            var area = passed * (x + 1 - ((a + b) / 2));
            cover[row + x] += (float)area;
            cover[row + x + 1] += (float)(passed - area);
        }
    }

    private static byte Mix(byte under, byte over, double share) => (byte)Math.Round(under + ((over - under) * share));
}
