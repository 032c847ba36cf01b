using Lancar.Domain.Kernel;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Tables;

namespace Lancar.Reporting.Documents;

/// <summary>A document as a list of blocks, without file format or language. Tables and figures are numbered in order.</summary>
/// <param name="Title">Title, also of the file.</param>
/// <param name="Blocks">Blocks in order.</param>
public sealed record ReportDocument(LocalizedText Title, IReadOnlyList<ReportBlock> Blocks);

/// <summary>One block of a document.</summary>
public abstract record ReportBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 for a chapter, 2 and 3 for its parts.</param>
/// <param name="Text">The heading; a line feed breaks the line.</param>
public sealed record HeadingBlock(int Level, LocalizedText Text) : ReportBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Anchor">What a link in the same HTML document calls it, or null; other forms have no use for it.</param>
public sealed record ParagraphBlock(LocalizedText Text, string? Anchor = null) : ReportBlock;

/// <summary>Advice that belongs to the paragraph before it, set in.</summary>
/// <param name="Text">Its text.</param>
public sealed record AdviceBlock(LocalizedText Text) : ReportBlock;

/// <summary>A part that only a screen can show; documents for paper leave it out.</summary>
/// <param name="Html">The fragment in a language.</param>
public sealed record ScreenBlock(Func<Language, string> Html) : ReportBlock;

/// <summary>Small print: sources, identities of files.</summary>
/// <param name="Text">Its text.</param>
public sealed record NoteBlock(LocalizedText Text) : ReportBlock;

/// <summary>A numbered list.</summary>
/// <param name="Items">Its items.</param>
public sealed record ListBlock(IReadOnlyList<LocalizedText> Items) : ReportBlock;

/// <summary>A table.</summary>
/// <param name="Table">The table.</param>
public sealed record TableBlock(ReportTable Table) : ReportBlock;

/// <summary>A figure with its caption below.</summary>
/// <param name="Draw">Draws it in a language.</param>
/// <param name="Caption">Caption without number.</param>
public sealed record FigureBlock(Func<Language, Figure> Draw, LocalizedText Caption) : ReportBlock;

/// <summary>What is written into a document besides its text; given from outside so that the same input gives the same bytes.</summary>
/// <param name="Created">Creation time.</param>
/// <param name="Creator">Who or what made it.</param>
public sealed record DocumentStamp(DateTimeOffset Created, string Creator);
