using System.Collections.Frozen;
using System.Globalization;

namespace Lancar.Reporting.Figures;

/// <summary>Letters as outlines, so that a PNG can be drawn on any machine without fonts or graphics libraries, always the same.</summary>
internal sealed class LetterOutlines
{
    /// <summary>Regular letters.</summary>
    internal static LetterOutlines Regular { get; } = Load("regular");

    /// <summary>Bold letters.</summary>
    internal static LetterOutlines Bold { get; } = Load("bold");

    private const double UnitsPerEm = 2048;
    private const int StepsPerCurve = 6;

    private readonly FrozenDictionary<int, (double Advance, FigurePoint[][] Contours)> letters;

    private LetterOutlines(FrozenDictionary<int, (double, FigurePoint[][])> letters) => this.letters = letters;

    /// <summary>Width of a text at a size, in pixels.</summary>
    internal double Width(string text, double size) => text.EnumerateRunes().Sum(rune => Letter(rune.Value).Advance) * size / UnitsPerEm;

    /// <summary>The closed contours of a text whose baseline starts at a point.</summary>
    internal IEnumerable<FigurePoint[]> Contours(string text, FigurePoint at, double size)
    {
        var scale = size / UnitsPerEm;
        var x = at.X;
        foreach (var rune in text.EnumerateRunes())
        {
            var (advance, contours) = Letter(rune.Value);
            foreach (var contour in contours)
            {
                var left = x;
                yield return Array.ConvertAll(contour, point => new FigurePoint(left + (point.X * scale), at.Y - (point.Y * scale)));
            }

            x += advance * scale;
        }
    }

    /// <summary>A letter that is not in the set is drawn as a question mark: a visible gap, never a silent one.</summary>
    private (double Advance, FigurePoint[][] Contours) Letter(int code) => letters.TryGetValue(code, out var letter) ? letter : letters['?'];

    private static LetterOutlines Load(string weight)
    {
        using var stream = typeof(LetterOutlines).Assembly.GetManifestResourceStream($"letters/{weight}.txt")!;
        using var reader = new StreamReader(stream);
        var letters = new Dictionary<int, (double, FigurePoint[][])>();
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ', 3);
            letters.Add(int.Parse(parts[0], CultureInfo.InvariantCulture), (double.Parse(parts[1], CultureInfo.InvariantCulture), Parse(parts[2])));
        }

        return new(letters.ToFrozenDictionary());
    }

    private static FigurePoint[][] Parse(string outline)
    {
        var contours = new List<FigurePoint[]>();
        var contour = new List<FigurePoint>();
        foreach (var (command, numbers) in Commands(outline))
        {
            switch (command)
            {
                case 'M' or 'L':
                    contour.Add(new(numbers[0], numbers[1]));
                    break;
                case 'Q':
                    Flatten(contour, new(numbers[0], numbers[1]), new(numbers[2], numbers[3]));
                    break;
                default:
                    contours.Add([.. contour]);
                    contour.Clear();
                    break;
            }
        }

        return [.. contours];
    }

    private static IEnumerable<(char Command, double[] Numbers)> Commands(string outline)
    {
        for (var start = 0; start < outline.Length;)
        {
            var next = outline.AsSpan(start + 1).IndexOfAnyInRange('A', 'Z');
            var end = next < 0 ? outline.Length : start + 1 + next;
            var numbers = outline[(start + 1)..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            yield return (outline[start], Array.ConvertAll(numbers, number => double.Parse(number, CultureInfo.InvariantCulture)));
            start = end;
        }
    }

    private static void Flatten(List<FigurePoint> contour, FigurePoint control, FigurePoint end)
    {
        var start = contour[^1];
        for (var i = 1; i <= StepsPerCurve; i++)
        {
            var t = (double)i / StepsPerCurve;
            var (a, b, c) = ((1 - t) * (1 - t), 2 * t * (1 - t), t * t);
            contour.Add(new((a * start.X) + (b * control.X) + (c * end.X), (a * start.Y) + (b * control.Y) + (c * end.Y)));
        }
    }
}
