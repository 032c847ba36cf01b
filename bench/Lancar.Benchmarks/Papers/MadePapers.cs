using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Lancar.Benchmarks.Papers;

/// <summary>Made-up papers and typed tables; the same seed always gives the same.</summary>
internal sealed class MadePapers(int seed)
{
    private const string Prose =
        "ASI merupakan makanan terbaik bagi bayi usia 0-6 bulan, dan pengeluarannya pada hari-hari pertama sering belum lancar. Penelitian ini menilai pijat oksitosin "
        + "yang diberikan dua kali sehari selama tiga hari oleh bidan dan suami kepada ibu setelah persalinan (Sari dkk., 2023). Seluruh responden memberi persetujuan. "
        + "Breast milk is the best food for infants, and the let-down reflex depends on oxytocin; mothers were enrolled within two hours after birth.";

    private readonly Random random = new(seed);

    /// <summary>The text of one paper, about twenty thousand characters.</summary>
    public string Text()
    {
        var text = new StringBuilder("ABSTRAK\n\n");
        for (var section = 1; section <= 5; section++)
        {
            for (var paragraph = 0; paragraph < 5; paragraph++)
            {
                Wrapped(text, Prose);
            }

            text.Append("HASIL PENELITIAN\n\n");
            Frequencies(text, (3 * section) - 2);
            CrossTable(text, (3 * section) - 1);
            Means(text, 3 * section);
            Wrapped(text, string.Create(CultureInfo.InvariantCulture, $"Uji t berpasangan menunjukkan t(28) = {2 + random.NextDouble():F2}, p = 0,{random.Next(1, 49):D3}; sebanyak {random.Next(5, 20)} ibu dari 28 merasa nyaman.").Replace('.', ','));
        }

        return text.ToString();
    }

    /// <summary>Typed tables as the contract's JSON.</summary>
    /// <param name="count">How many.</param>
    public byte[] Typed(int count)
    {
        var items = new JsonArray();
        for (var i = 0; i < count; i++)
        {
            items.Add(Typed(i, random.Next(5, 60), random.Next(5, 60), random.Next(5, 60), random.Next(5, 60)));
        }

        return Encoding.UTF8.GetBytes(new JsonObject { ["items"] = items }.ToJsonString());
    }

    private static JsonObject Typed(int number, int a, int b, int c, int d) => (number % 5) switch
    {
        0 => new() { ["id"] = number, ["kind"] = "frequencies", ["n"] = a + b, ["levels"] = new JsonArray(Level("muda", a, a + b), Level("tua", b, a + b)) },
        1 => new() { ["id"] = number, ["kind"] = "crosstab", ["counts"] = new JsonArray(new JsonArray(a, b), new JsonArray(c, d)), ["test"] = "chi-square", ["p"] = "0,037", ["oddsRatio"] = Printed((double)a * d / ((double)b * c), 3) },
        2 => new() { ["id"] = number, ["kind"] = "summary", ["n"] = a, ["mean"] = Printed(b + ((double)c / a), 2), ["sd"] = "0,87", ["min"] = "7", ["max"] = "99", ["integer"] = true },
        3 => new() { ["id"] = number, ["kind"] = "paired-binary", ["n"] = a + b, ["before"] = Math.Min(a, b), ["after"] = Math.Max(a, b), ["lost"] = 0, ["test"] = "mcnemar", ["p"] = "0,001" },
        _ => new() { ["id"] = number, ["kind"] = "test", ["text"] = $"t({a}) = {Printed(1 + (b / 20.0), 2)}, p = {Printed(c / 100.0, 3)}" },
    };

    private static JsonObject Level(string label, int count, int n) => new() { ["label"] = label, ["count"] = count, ["percent"] = Printed(100.0 * count / n, 1) };

    private static string Printed(double value, int decimals) => value.ToString("F" + decimals, CultureInfo.InvariantCulture).Replace('.', ',');

    private void Frequencies(StringBuilder text, int number)
    {
        var (a, b) = (random.Next(5, 40), random.Next(5, 40));
        text.Append(CultureInfo.InvariantCulture, $"Tabel {number}. Distribusi Paritas Responden\nParitas   N   %\nPrimipara   {a}   {Printed(100.0 * a / (a + b), 1)}\nMultipara   {b}   {Printed(100.0 * b / (a + b), 1)}\nTotal   {a + b}   100,0\nBerdasarkan tabel {number}, sebagian besar responden adalah ibu multipara.\n\n");
    }

    private void CrossTable(StringBuilder text, int number)
    {
        var (a, b, c, d) = (random.Next(5, 40), random.Next(5, 40), random.Next(5, 40), random.Next(5, 40));
        text.Append(CultureInfo.InvariantCulture, $"Tabel {number}. Hubungan Pengetahuan dengan Pengeluaran ASI\nPengetahuan\nLancar Tidak Lancar Total\nN % N % N %\nBaik {a} {Printed(100.0 * a / (a + b), 1)} {b} {Printed(100.0 * b / (a + b), 1)} {a + b} 100,0\nKurang {c} {Printed(100.0 * c / (c + d), 1)} {d} {Printed(100.0 * d / (c + d), 1)} {c + d} 100,0\nBerdasarkan tabel {number}, hasil uji Chi Square adalah p = 0,{random.Next(1, 999):D3}.\n\n");
    }

    private void Means(StringBuilder text, int number) =>
        text.Append(CultureInfo.InvariantCulture, $"Tabel {number}. Volume ASI sebelum dan sesudah\nPengukuran\tN\tMean\tSD\tMin\tMax\nSebelum\t30\t{Printed(9 + random.NextDouble(), 2)}\t0,87\t7\t12\nSesudah\t30\t{Printed(13 + random.NextDouble(), 2)}\t1,67\t9\t16\nBerdasarkan tabel {number}, hasil uji Wilcoxon adalah p = 0,001.\n\n");

    private static void Wrapped(StringBuilder text, string words)
    {
        var width = 0;
        foreach (var word in words.Split(' '))
        {
            if (width + word.Length > 95)
            {
                text.Append('\n');
                width = 0;
            }

            text.Append(width == 0 ? "" : " ").Append(word);
            width += word.Length + 1;
        }

        text.Append("\n\n");
    }
}
