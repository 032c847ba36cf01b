using System.Text.Json.Nodes;

namespace Lancar.Tests.Evidence;

/// <summary>Writes a typed-in result as a paper would print it: sentences and text tables in many layouts, Indonesian and English.</summary>
/// <param name="random">Draws the form.</param>
internal sealed class CorrectPapers(Random random)
{
    private bool english;
    private int layout;

    /// <summary>The text of a small paper with this result alone.</summary>
    public string Next(JsonObject item)
    {
        english = random.Next(2) == 0;
        layout = random.Next(3);
        var body = (string)item["kind"]! switch
        {
            "frequencies" => random.Next(3) == 0 ? Shares(item) : Frequencies(item),
            "crosstab" => Crosstab(item),
            "summary" => Moments(item, [Words("Produksi ASI", "Milk")], [item]),
            "paired" => Moments(item, Any<string[]>([["Pretest", "Posttest"], [Words("Sebelum", "Before"), Words("Sesudah", "After")]]), [item["before"]!.AsObject(), item["after"]!.AsObject()]),
            "paired-binary" => PairedBinary(item),
            "two-proportions" => TwoProportions(item),
            var other => throw new ArgumentOutOfRangeException(nameof(item), other, null),
        };
        return Words("HASIL PENELITIAN", "RESULTS") + "\n\n" + body + "\n";
    }

    private string Frequencies(JsonObject item)
    {
        string[] names = english ? ["primiparous", "multiparous", "grand multiparous", "unknown parity", "not asked"] : ["primipara", "multipara", "grandemultipara", "paritas lain", "belum ditanya"];
        var rows = new List<string> { Row(Words("Karakteristik", "Characteristic"), Any(["N", "Jumlah", "Frekuensi"]), Any(["%", "Persentase (%)"])) };
        rows.AddRange(item["levels"]!.AsArray().Select((level, i) => Row(names[i], level!["count"]!.ToString(), (string)level["percent"]!)));
        rows.Add(Row(Words("Jumlah", "Total"), item["n"]!.ToString(), "100"));
        return Table(Words("Distribusi menurut paritas", "Parity"), rows) + Words("Berdasarkan tabel 1 sebagian besar adalah primipara.", "According to table 1 many were primiparous.");
    }

    private string Shares(JsonObject item)
    {
        var level = item["levels"]![0]!;
        var (count, n, percent) = (level["count"]!.ToString(), item["n"]!.ToString(), ((string)level["percent"]!).TrimEnd('%'));
        return english
            ? Any([$"Smooth flow was seen in {count} ({percent}%) of {n} mothers.", $"Smooth flow was seen in {count} of {n} ({percent}%).", $"Smooth flow was seen in {count} of {n} mothers ({percent}%).",
                $"Smooth flow was seen in {percent}% ({count}/{n}).", $"Of the {n} mothers asked, {count} ({percent}%) agreed.", $"{count}/{n} ({percent}%) of the mothers agreed."])
            : Any([$"Sebanyak {count} ibu ({percent}%) dari {n} ibu lancar.", $"Sebanyak {count} dari {n} ({percent} %) lancar.", $"Sebanyak {count} dari {n} responden ({percent}%) lancar.",
                $"Kelancaran {percent}% ({count}/{n}) pada akhir penelitian.", $"Dari {n} responden, sebanyak {count} orang ({percent}%) lancar.", $"Hasilnya {count}/{n} ({percent} %) lancar."]);
    }

    private string Crosstab(JsonObject item)
    {
        var counts = item["counts"]!.AsArray();
        if (counts[0]!.AsArray().Count != 2 || counts.Count != 2)
        {
            return LargeCrosstab(item);
        }

        string[] rows = english ? ["Good", "Poor"] : ["Baik", "Kurang"];
        var (p, ratio, limits) = ((string?)item["p"], (string?)item["oddsRatio"], item["oddsRatioInterval"]?.AsArray());
        var percents = item["rowPercents"]?.AsArray();
        var totals = item["rowTotals"]!.AsArray();
        var lines = new List<string>
        {
            Words("Pengetahuan ibu", "Knowledge"),
            Row(english ? ["Smooth", "Not smooth", "Total"] : ["Lancar", "Tidak Lancar", "Total"]),
            Row([.. percents is null ? ["n", "n", "n"] : (string[])["N", "%", "N", "%", "N", "%"], .. p is null ? Array.Empty<string>() : ["p-value"], .. ratio is null ? Array.Empty<string>() : ["OR"], .. limits is null || ratio is null ? Array.Empty<string>() : ["95% CI"]]),
        };
        for (var i = 0; i < 2; i++)
        {
            var cells = new List<string> { rows[i] };
            for (var j = 0; j < 2; j++)
            {
                cells.Add(counts[i]![j]!.ToString());
                cells.AddRange(percents is null ? [] : [(string)percents[i]![j]!]);
            }

            cells.Add(totals[i]!.ToString());
            cells.AddRange(percents is null ? [] : ["100"]);
            cells.AddRange(i > 0 ? [] : new[] { p?.TrimStart('p', ' '), ratio, limits is null || ratio is null ? null : $"({limits[0]}-{limits[1]})" }.OfType<string>());
            lines.Add(Row([.. cells]));
        }

        var test = item["test"] is { } name ? Words($"Berdasarkan tabel 1 hasil uji {name} adalah {P(p)}.", $"According to table 1 the {name} gave {P(p)}.") : Words("Berdasarkan tabel 1 terlihat sebarannya.", "According to table 1 this is the spread.");
        var odds = ratio is null ? "" : Words($" Nilai OR = {ratio}{Limits(limits)}.", $" The OR = {ratio}{Limits(limits)}.");
        var claim = ratio is not null && item["claims"] is { } claims && ((string)claims[0]!).StartsWith("higher", StringComparison.Ordinal) && random.Next(2) == 0
            ? Words($" Ibu yang berpengetahuan baik mempunyai peluang {ratio} kali lebih besar untuk ASI lancar dibanding ibu yang berpengetahuan kurang.", "") : "";
        return Table(Words("Hubungan pengetahuan dengan kelancaran ASI", "Knowledge and flow"), lines) + test + odds + claim;
    }

    private string LargeCrosstab(JsonObject item)
    {
        var counts = item["counts"]!.AsArray();
        var lines = new List<string> { Row(["", "Low", "Middle", "High", "Total"]), Row(["", "n", "n", "n", "n", "p-value"]) };
        for (var i = 0; i < counts.Count; i++)
        {
            lines.Add(Row([((char)('A' + i)) + "-group", .. counts[i]!.AsArray().Select(count => count!.ToString()), item["rowTotals"]![i]!.ToString(), .. i == 0 ? [((string)item["p"]!).TrimStart('p', ' ')] : Array.Empty<string>()]));
        }

        return Table(Words("Hubungan dukungan dengan ASI", "Support and milk"), lines) + Words("Berdasarkan tabel 1 dipakai uji chi-square.", "According to table 1 the chi-square test was used.");
    }

    private string Moments(JsonObject item, string[] names, JsonObject[] moments)
    {
        var range = moments.All(one => one["min"] is not null);
        var interval = moments[0]["interval"] is not null && moments.Length == 1;
        var (difference, p) = ((string?)item["difference"], moments.Length == 2 ? (string?)item["p"] : null);
        var lines = new List<string>
        {
            Row([Words("Variabel", "Variable"), "N", Words("Rata-rata", "Mean"), "SD", .. range ? (string[])["Min", "Max"] : [], .. interval ? (string[])["95% CI"] : [], .. difference is null ? Array.Empty<string>() : [Words("Selisih", "Difference")], .. p is null ? Array.Empty<string>() : ["p-value"]]),
        };
        for (var i = 0; i < moments.Length; i++)
        {
            lines.Add(Row(
            [
                names[i], item["n"]!.ToString(), (string)moments[i]["mean"]!, (string)moments[i]["sd"]!, .. range ? (string[])[(string)moments[i]["min"]!, (string)moments[i]["max"]!] : [],
                .. interval ? [moments[i]["interval"]![0] + " – " + moments[i]["interval"]![1]] : Array.Empty<string>(),
                .. difference is null || i > 0 ? Array.Empty<string>() : [difference], .. p is null || i > 0 ? Array.Empty<string>() : [p.TrimStart('p', ' ')],
            ]));
        }

        var whole = item["integer"] is { } integer && (bool)integer;
        var points = whole && random.Next(3) > 0 ? Words(" Skor maksimal 90 poin.", " The maximum score of 90 was rare.") : random.Next(2) == 0 ? Words(" Kuesioner diisi ibu.", " A questionnaire was used.") : "";
        var nobody = item["claims"] is not null ? Words(" Tidak ada responden yang mengalami penurunan.", " No participant decreased.") : "";
        var test = item["test"] is { } name && moments.Length == 2 ? Words($" Dipakai uji {name}.", $" The {name} was used.") : "";
        return Table(Words("Produksi ASI", "Milk production"), lines) + Words("Berdasarkan tabel 1 terlihat sebarannya.", "According to table 1 this is the spread.") + test + points + nobody;
    }

    private string PairedBinary(JsonObject item)
    {
        var (n, before, after) = ((int)item["n"]!, (int)item["before"]!, (int)item["after"]!);
        var mark = ((string)item["afterPercent"]!).Contains(',') ? ',' : '.';
        string Rest(int count) => ((int)(1000m * (n - count) / n) / 10m).ToString("F1", System.Globalization.CultureInfo.InvariantCulture).Replace('.', mark);
        var p = (string?)item["p"];
        var lines = new List<string>
        {
            Row([Words("Kelancaran ASI", "Flow"), "Pretest", "", "Posttest", "", .. p is null ? Array.Empty<string>() : ["p-value"]]),
            Row(["", "N", "%", "N", "%"]),
            Row([Words("Lancar", "Smooth"), $"{before}", (string)item["beforePercent"]!, $"{after}", (string)item["afterPercent"]!, .. p is null ? Array.Empty<string>() : [p.TrimStart('p', ' ')]]),
            Row(Words("Tidak Lancar", "Not smooth"), $"{n - before}", Rest(before), $"{n - after}", Rest(after)),
            Row("Total", $"{n}", "100", $"{n}", "100"),
        };
        return Table(Words("Kelancaran sebelum dan sesudah pijat", "Flow before and after massage"), lines) + (item["test"] is { } test ? Words($"Berdasarkan tabel 1 dipakai uji {test}.", $"According to table 1 the {test} was used.") : Words("Berdasarkan tabel 1 ada perubahan.", "According to table 1 there was a change."));
    }

    private string TwoProportions(JsonObject item)
    {
        var groups = item["groups"]!.AsArray().Select(group => (X: group!["events"]!.ToString(), N: group["n"]!.ToString(), Percent: (string)group["percent"]!)).ToArray();
        var (one, other) = (groups[0], groups[1]);
        var limits = item["oddsRatioInterval"]?.AsArray();
        string[] parts = [.. item["oddsRatio"] is { } ratio ? [$"OR = {ratio}{Limits(limits)}"] : Array.Empty<string>(), .. item["p"] is { } p ? [P((string)p!)] : Array.Empty<string>()];
        var figures = parts.Length == 0 ? "" : " (" + string.Join("; ", parts) + ")";
        var test = item["test"] is { } name ? Words($" pada uji {name}", $" by {name}") : "";
        return random.Next(3) switch
        {
            0 => english ? $"Smooth flow: {one.X}/{one.N} ({one.Percent}%) versus {other.X}/{other.N} ({other.Percent}%){figures}{test}." : $"Kelancaran ASI: {one.X}/{one.N} ({one.Percent} %) vs {other.X}/{other.N} ({other.Percent} %){figures}{test}.",
            1 => english
                ? $"Milk was adequate in {one.X} of {one.N} ({one.Percent}%) mothers in the massage group and in {other.X} of {other.N} ({other.Percent}%) mothers in the control group{figures}{test}."
                : $"ASI cukup pada {one.X} dari {one.N} ({one.Percent}%) ibu kelompok intervensi, sedangkan pada kelompok kontrol {other.X} dari {other.N} ({other.Percent}%) ibu{figures}{test}.",
            _ => english
                ? $"In the intervention group {one.X} of {one.N} mothers had adequate milk. In the control group {other.X} of {other.N} mothers had adequate milk{figures}{test}."
                : $"Pada kelompok intervensi {one.X} dari {one.N} ibu dengan ASI lancar. Pada kelompok kontrol {int.Parse(other.N, System.Globalization.CultureInfo.InvariantCulture) - int.Parse(other.X, System.Globalization.CultureInfo.InvariantCulture)} dari {other.N} ibu dengan ASI tidak lancar{figures}{test}.",
        };
    }

    private string Limits(JsonArray? limits) => limits is null ? "" : Any([$" (95% CI {limits[0]}-{limits[1]})", $"; 95% CI {limits[0]}–{limits[1]}", Words($" (95% IK {limits[0]} sampai {limits[1]})", $" (95% CI {limits[0]} to {limits[1]})")]);

    private static string P(string? p) => p is null ? "p" : p.TrimStart('p', ' ') is var value && value.StartsWith('<') ? "p " + value : "p = " + value;

    private string Table(string caption, IEnumerable<string> rows) => Words("Tabel 1. ", "Table 1. ") + caption + "\n" + (layout == 0 ? "\n" : "") + string.Join('\n', rows.Where(row => row.Length > 0)) + "\n" + (layout == 2 ? "" : "\n");

    /// <summary>Tabs; wide gaps as pdftotext sets them; single blanks, where empty cells vanish.</summary>
    private string Row(params string[] cells) => layout switch
    {
        0 => string.Join('\t', cells),
        1 => string.Concat(cells.Select((cell, i) => i == 0 ? cell.PadRight(22) : "    " + cell.PadLeft(9))).TrimEnd(),
        _ => string.Join(' ', cells.Where(cell => cell.Length > 0)),
    };

    private string Words(string indonesian, string inEnglish) => english ? inEnglish : indonesian;

    private T Any<T>(T[] choices) => choices[random.Next(choices.Length)];
}
