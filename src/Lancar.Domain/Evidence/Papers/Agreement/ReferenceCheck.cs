using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Citations against the list of references, both ways: by number, or by names and year.</summary>
internal static class ReferenceCheck
{
    // Fewer entries are no list, or one in a form that is not read.
    private const int FewestEntries = 3;

    public static void Run(StudyText text, AgreementNotes notes)
    {
        if (NumberedReferences.Run(text, notes))
        {
            return;
        }

        var entries = ReferenceList.Of(text);
        var cited = CitedWorks.In(text).ToArray();
        if (entries.Count < FewestEntries)
        {
            notes.Skip("references", "references");
            return;
        }

        // Numbers in brackets cite in another manner; then names with years say nothing.
        if (!cited.Any(work => entries.Any(entry => entry.Year == work.Year && entry.Has(work.Names))))
        {
            notes.Skip("references", "citations");
            return;
        }

        notes.Done("references");
        Missing(cited, entries, notes);
        Uncited(cited, entries, notes);
    }

    private static void Missing(CitedWork[] cited, IReadOnlyList<ReferenceEntry> entries, AgreementNotes notes)
    {
        var said = new HashSet<(string, int)>();
        foreach (var work in cited.Where(work => !entries.Any(entry => entry.Year == work.Year && entry.Has(work.Names))))
        {
            if (!said.Add((work.Names[0], work.Year)))
            {
                continue;
            }

            var place = notes.Quote(work.Sentence, work.At, work.Length);
            if (entries.FirstOrDefault(entry => entry.Names.Count > 0 && entry.Names[0] == work.Names[0]) is { } near)
            {
                notes.Add(AgreementCode.ReferenceMissing, [place, notes.Quote(near.Span)], "reference-missing.year", ("cited", work.Words), ("year", near.Year));
            }
            else
            {
                notes.Add(AgreementCode.ReferenceMissing, [place], null, ("cited", work.Words));
            }
        }
    }

    private static void Uncited(CitedWork[] cited, IReadOnlyList<ReferenceEntry> entries, AgreementNotes notes)
    {
        foreach (var entry in entries.Where(entry => !cited.Any(work => entry.Year == work.Year && entry.Has(work.Names))))
        {
            var place = notes.Quote(entry.Span);
            notes.Add(AgreementCode.ReferenceUncited, Severity.Note, [place], null, ("entry", place.Words));
        }
    }
}
