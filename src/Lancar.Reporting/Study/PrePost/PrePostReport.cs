using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;
using Lancar.Domain.Study.PrePost;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Tables;

namespace Lancar.Reporting.Study.PrePost;

/// <summary>
/// Everything that is printed of a before/after result: tables, sentences, figure and the whole chapter, built once from the one
/// result object. Pages, the terminal and the Word file take their parts from here.
/// </summary>
public sealed class PrePostReport
{
    /// <summary>Number of the table of participants.</summary>
    public const int ParticipantsNumber = 1;

    /// <summary>Number of the table of values.</summary>
    public const int ValuesNumber = 2;

    /// <summary>Number of the table of directions.</summary>
    public const int ChangesNumber = 3;

    /// <summary>Number of the table of the test.</summary>
    public const int TestNumber = 4;

    private readonly PrePostResult result;

    private PrePostReport(PrePostResult result)
    {
        this.result = result;
        var tables = new PrePostTables(result);
        var sentences = new PrePostSentences(result);
        Participants = tables.Participants();
        Values = tables.Values();
        Changes = tables.Changes();
        Test = tables.Test();
        SpssRanks = tables.SpssRanks();
        SpssTest = tables.SpssTest();
        Listed = tables.Listed();
        ParticipantsSentence = sentences.Participants();
        ValuesSentence = sentences.Values(ValuesNumber);
        HoursSentence = sentences.Hours();
        ChangesSentence = sentences.Changes(ChangesNumber);
        TestSentence = sentences.Test(TestNumber);
        CautionSentence = sentences.Caution();
        Method = sentences.Method();
        Title = Texts.Both("reports.pre-post.title", ("outcome", result.Outcome.Name));
        FigureCaption = Texts.Both("reports.pre-post.figure.caption", ("outcome", result.Outcome.Name), ("n", result.PairCount));
    }

    /// <summary>Builds the report.</summary>
    public static PrePostReport Of(PrePostResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(result);
    }

    /// <summary>Title.</summary>
    public LocalizedText Title { get; }

    /// <summary>Table 1: who was analysed and who was not.</summary>
    public ReportTable Participants { get; }

    /// <summary>Table 2: values before, after, and their difference.</summary>
    public ReportTable Values { get; }

    /// <summary>Table 3: how many rose, fell, stayed.</summary>
    public ReportTable Changes { get; }

    /// <summary>Table 4: the exact test with the typical change and its interval.</summary>
    public ReportTable Test { get; }

    /// <summary>The Ranks table as SPSS shows it.</summary>
    public ReportTable SpssRanks { get; }

    /// <summary>The Test Statistics table as SPSS shows it, with the exact p beside the asymptotic one.</summary>
    public ReportTable SpssTest { get; }

    /// <summary>Who was not analysed, one row each, or null when everybody was.</summary>
    public ReportTable? Listed { get; }

    /// <summary>How many were analysed.</summary>
    public LocalizedText ParticipantsSentence { get; }

    /// <summary>What table 2 shows.</summary>
    public LocalizedText ValuesSentence { get; }

    /// <summary>When the measurements were taken, or null when hours since birth are not known of every pair.</summary>
    public LocalizedText? HoursSentence { get; }

    /// <summary>What table 3 shows.</summary>
    public LocalizedText ChangesSentence { get; }

    /// <summary>What table 4 shows: direction in words, typical change with interval, exact p, effect.</summary>
    public LocalizedText TestSentence { get; }

    /// <summary>The sentence that must follow wherever <see cref="TestSentence"/> is printed.</summary>
    public LocalizedText CautionSentence { get; }

    /// <summary>How it was analysed.</summary>
    public LocalizedText Method { get; }

    /// <summary>Caption of the figure.</summary>
    public LocalizedText FigureCaption { get; }

    /// <summary>The before/after figure.</summary>
    public Figure Figure(Language language, FigureSize size) => PrePostFigure.Draw(result, language, size);

    /// <summary>The results chapter.</summary>
    public ReportDocument Chapter() => new(Title, [.. Main(), .. Limits(), .. Appendix()]);

    private IEnumerable<ReportBlock> Main() =>
    [
        new HeadingBlock(1, T("chapter")),
        new HeadingBlock(2, T("general")),
        new ParagraphBlock(ParticipantsSentence),
        new TableBlock(Participants),
        new HeadingBlock(2, T("specific")),
        new HeadingBlock(3, Texts.Both("reports.pre-post.specific.values", ("outcome", result.Outcome.Name))),
        new TableBlock(Values),
        new ParagraphBlock(HoursSentence is null ? ValuesSentence : Joined(ValuesSentence, HoursSentence)),
        new FigureBlock(language => Figure(language, FigureSize.Document), FigureCaption),
        new HeadingBlock(3, T("specific.test")),
        new TableBlock(Changes),
        new ParagraphBlock(ChangesSentence),
        new TableBlock(Test),
        new ParagraphBlock(Joined(TestSentence, CautionSentence)),
    ];

    private IEnumerable<ReportBlock> Limits() =>
    [
        new HeadingBlock(2, T("method")),
        new ParagraphBlock(Method),
        new HeadingBlock(2, T("cautions")),
        new ListBlock([.. result.Cautions.Select(caution => caution.Text)]),
        new NoteBlock(Texts.Both("reports.pre-post.natural-sources", ("sources", NaturalCourse.Current.Sources()))),
    ];

    private IEnumerable<ReportBlock> Appendix()
    {
        yield return new HeadingBlock(2, T("appendix"));
        yield return new HeadingBlock(3, T("appendix.spss"));
        yield return new TableBlock(SpssRanks);
        yield return new TableBlock(SpssTest);
        if (Listed is not null)
        {
            yield return new HeadingBlock(3, T("appendix.excluded"));
            yield return new TableBlock(Listed);
        }

        if (result.Provenance.Sha256 is { } sha)
        {
            yield return new NoteBlock(Texts.Both("reports.provenance.sha", ("sha", sha)));
        }
    }

    private static LocalizedText Joined(LocalizedText first, LocalizedText second) =>
        new($"{first.Indonesian} {second.Indonesian}", $"{first.English} {second.English}");

    private static LocalizedText T(string key) => Texts.Both("reports.pre-post." + key);
}
