using System.CommandLine;
using System.Globalization;
using Lancar.Domain.Kernel;

namespace Lancar.Cli.Planning;

/// <summary>The options of <c>lancar plan</c> as they were typed.</summary>
internal sealed class PlanWords(ParseResult parsed)
{
    public bool Has(Option<string?> option) => parsed.GetValue(option) is not null;

    public bool Is(Option<bool> option) => parsed.GetValue(option);

    public string? Word(Option<string?> option) => parsed.GetValue(option);

    public double Number(Option<string?> option, PlanRange range) =>
        Has(option) ? Read(option, range) : throw new OptionFault(Texts.Both("plan.missing", ("option", option.Name)));

    public double Number(Option<string?> option, PlanRange range, double usual) => Has(option) ? Read(option, range) : usual;

    public double? Given(Option<string?> option, PlanRange range) => Has(option) ? Read(option, range) : null;

    public long Whole(Option<string?> option) =>
        GivenWhole(option) ?? throw new OptionFault(Texts.Both("plan.missing", ("option", option.Name)));

    public long Whole(Option<string?> option, long usual) => GivenWhole(option) ?? usual;

    public long? GivenWhole(Option<string?> option) =>
        Word(option) is not { } word ? null : WholeNumber.Read(word) is { } read and >= 1 ? read : throw Bad(option, "whole");

    public ulong Seed(Option<string?> option) =>
        Word(option) is not { } word ? 1 : WholeNumber.ReadSeed(word) ?? throw Bad(option, "seed");

    public T Choice<T>(Option<string?> option, T usual, params (string Word, T Value)[] choices)
    {
        var word = Word(option);
        var found = Array.FindIndex(choices, choice => choice.Word == word);
        return word is null ? usual
            : found >= 0 ? choices[found].Value
            : throw new OptionFault(Texts.Both("plan.bad-word", ("option", option.Name), ("words", string.Join(" | ", choices.Select(choice => choice.Word))), ("value", word)));
    }

    // A decimal comma is what many people type; "90%" is 0.9, except where a percentage is asked for.
    private double Read(Option<string?> option, PlanRange range)
    {
        var text = Word(option)!.Trim().Replace(',', '.');
        var percent = text.EndsWith('%');
        return double.TryParse(percent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && (percent && range != PlanRange.Dropout ? value / 100 : value) is var meant && range.Fits(meant)
                ? meant
                : throw Bad(option, range.Key);
    }

    private OptionFault Bad(Option<string?> option, string range) =>
        new(Texts.Both("plan.bad-number", ("option", option.Name), ("range", Texts.Both("plan.range." + range)), ("value", Word(option)!)));
}
