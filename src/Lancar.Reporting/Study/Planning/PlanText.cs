using System.Globalization;
using System.Text;
using Lancar.Domain.Kernel;

namespace Lancar.Reporting.Study.Planning;

/// <summary>Writes a plan for a terminal, lines at most 96 characters long.</summary>
public static class PlanText
{
    private const int Width = 96;

    /// <summary>The text, lines ended by line feeds.</summary>
    /// <param name="report">The plan.</param>
    /// <param name="language">Which language.</param>
    public static string Write(PlanReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Wrap(text, report.Title.In(language), "");
        text.Append('\n');
        Wrap(text, string.Join(" ", report.Expected.Select(part => part.In(language))), "");
        Section(text, Texts.Get(language, "plan.section.answer"), report.Answer, language, numbered: false);
        Section(text, Texts.Get(language, "plan.section.assumptions"), report.Assumptions, language, numbered: true);
        Section(text, Texts.Get(language, "plan.section.method"), [report.Method], language, numbered: false);
        Section(text, Texts.Get(language, "plan.section.proposal"), [report.Proposal], language, numbered: false);
        return text.ToString();
    }

    /// <summary>The text of Slovin's formula.</summary>
    /// <param name="report">The result.</param>
    /// <param name="language">Which language.</param>
    public static string Write(SlovinReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        Wrap(text, report.Title.In(language), "");
        text.Append('\n');
        Wrap(text, report.Sum.In(language), "");
        Section(text, Texts.Get(language, "plan.section.answer"), report.Answer, language, numbered: false);
        Section(text, Texts.Get(language, "plan.section.warning"), report.Warnings, language, numbered: true);
        Section(text, Texts.Get(language, "plan.section.proposal"), [report.Proposal], language, numbered: false);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string heading, IReadOnlyList<LocalizedText> lines, Language language, bool numbered)
    {
        text.Append('\n').Append(heading).Append('\n');
        for (var i = 0; i < lines.Count; i++)
        {
            Wrap(text, string.Create(CultureInfo.InvariantCulture, $"  {(numbered ? $"{i + 1}. " : "")}{lines[i].In(language)}"), numbered ? "     " : "  ");
        }
    }

    private static void Wrap(StringBuilder text, string line, string indent)
    {
        var start = line.Length - line.TrimStart().Length;
        text.Append(' ', start);
        var length = start;
        var first = true;
        foreach (var word in line[start..].Split(' '))
        {
            if (!first && length + 1 + word.Length > Width)
            {
                text.Append('\n').Append(indent);
                length = indent.Length;
            }
            else if (!first)
            {
                text.Append(' ');
                length++;
            }

            text.Append(word);
            length += word.Length;
            first = false;
        }

        text.Append('\n');
    }
}
