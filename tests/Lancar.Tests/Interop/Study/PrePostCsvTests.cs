using System.Text;
using Lancar.Domain.Study.PrePost;
using Lancar.Interop.Study.PrePost;
using Lancar.Interop.Tables;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Tests.Interop.Study;

public sealed class PrePostCsvTests
{
    private static readonly StudyOutcome Volume = StudyOutcome.Named(new("Volume", "Volume"), "ml");

    private static Reading<PrePostImport> Read(string text, DecimalMark? told = null, string? code = "id", StudyOutcome? outcome = null) =>
        PrePostCsv.Read(Encoding.UTF8.GetBytes(text), new("pre", "post", code), outcome ?? Volume, told);

    [Fact]
    public void A_row_with_one_side_missing_is_left_out_counted_and_listed_with_its_line()
    {
        var data = Read("id;pre;post\na;10;20\nb;;21\nc;12;-\nd;NA;\ne;13;25\n").Value!.Data;
        Assert.Equal(["a", "e"], data.Pairs.Select(pair => pair.Code));
        Assert.Equal([new("b", ExclusionReason.NoBefore, 3), new("c", ExclusionReason.NoAfter, 4), new("d", ExclusionReason.NoValues, 5)], data.Excluded);
    }

    [Theory]
    [InlineData("-1", "30", "table.hours-before-birth")]
    [InlineData("-0,1", "30", "table.hours-before-birth")]
    [InlineData("0", "-2", "table.hours-before-birth")]
    [InlineData("30", "29", "table.hours-order")]
    [InlineData("30", "30", null)]
    [InlineData("30", "31", null)]
    [InlineData("0", "", null)]
    public void A_measurement_before_the_birth_or_before_the_first_one_is_refused(string before, string after, string? code)
    {
        var text = $"pre;post;h1;h2\n1;2;10;40\n2;3;{before};{after}\n";
        var reading = PrePostCsv.Read(Encoding.UTF8.GetBytes(text), new("pre", "post", null, "h1", "h2"), Volume, DecimalMark.Comma);
        Assert.Equal(code is null, reading.IsUsable);
        Assert.Equal(code, reading.Errors.Select(issue => issue.Code).SingleOrDefault());
        Assert.All(reading.Errors, issue => Assert.Equal(3, issue.Place.Line));
    }

    [Fact]
    public void Two_ways_of_writing_in_one_column_are_named_once_each_and_nothing_is_said_to_have_been_chosen()
    {
        var codes = Read("id;pre;post\na;1,5;2.5\nb;1.5;2,5\nc;dua;3.5\n").Errors.Select(issue => issue.Code);
        Assert.Equal(["table.number-mixed", "table.number-mixed", "table.not-a-number"], codes);
    }

    [Fact]
    public void Foreign_names_are_shortened_and_cannot_steer_a_terminal()
    {
        var message = Read("id;\u001b[31mpre" + new string('x', 5000) + "\na;1\n").Errors.First().Message;
        Assert.DoesNotContain('\u001b', message.Indonesian + message.English);
        Assert.InRange(message.English.Length, 1, 300);
    }

    [Theory]
    [InlineData("", "table.empty")]
    [InlineData("id;pre;post\n", "table.header-only")]
    [InlineData("id;before;post\na;1;2\n", "table.column-missing")]
    [InlineData("x;pre;post\na;1;2\n", "table.column-missing")]
    [InlineData("id;pre;post\na;sepuluh;2\nb;1;2\n", "table.not-a-number")]
    [InlineData("id;pre;post\na;1.234;2\nb;1;2\n", "table.number-ambiguous")]
    [InlineData("id;pre;post\na;1;2\nb;;\n", "study.too-few-pairs")]
    [InlineData("id;pre;post\na;-1;2\nb;1;2\n", "table.out-of-range")]
    [InlineData("id;pre;post\na;1;2\na;1;2\n", "table.code-repeated")]
    [InlineData("id,pre,post\na,1,5,2,5\n", "table.line-long-comma")]
    [InlineData("id;pre;pre;post\na;1;1;2\n", "table.column-repeated")]
    public void Bad_input_is_refused_with_its_code_in_both_languages(string text, string code)
    {
        var reading = Read(text);
        Assert.Null(reading.Value);
        var issue = reading.Issues.First(found => found.Code == code);
        Assert.Equal(IssueSeverity.Error, issue.Severity);
        Assert.NotEqual(issue.Message.Indonesian, issue.Message.English);
        Assert.DoesNotMatch(@"\{\w+\}", issue.Message.Indonesian + issue.Message.English);
    }

    [Fact]
    public void Saying_the_decimal_mark_settles_the_ambiguous_number()
    {
        const string text = "id;pre;post\na;1.234;2\nb;1;2\n";
        Assert.Equal(1234, Read(text, DecimalMark.Comma).Value!.Data.Pairs[0].Before);
        Assert.Equal(1.234, Read(text, DecimalMark.Point).Value!.Data.Pairs[0].Before);
    }

    [Fact]
    public void Before_and_after_must_be_two_columns() =>
        Assert.Contains(PrePostCsv.Read("id;pre;post\na;1;2\nb;1;2\n"u8.ToArray(), new("pre", "PRE"), Volume).Issues, issue => issue.Code == "table.same-column");

    [Fact]
    public void A_row_without_a_code_is_known_by_its_line_and_rows_without_a_code_column_by_their_number()
    {
        Assert.Equal(["#2", "b"], Read("id;pre;post\n;1;2\nb;1;2\n").Value!.Data.Pairs.Select(pair => pair.Code));
        Assert.Equal(["1", "2"], Read("id;pre;post\na;1;2\na;1;2\n", code: null).Value!.Data.Pairs.Select(pair => pair.Code));
    }

    [Fact]
    public void Units_decide_what_the_numbers_are()
    {
        Assert.Equal(OutcomeKind.MilkVolume, StudyOutcome.Named(new("x", "x"), "cc").Kind);
        Assert.Equal("cc", StudyOutcome.Named(new("x", "x"), "cc").UnitIn(Lancar.Domain.Kernel.Language.English));
        Assert.Equal(OutcomeKind.Other, StudyOutcome.Named(new("x", "x"), "kg").Kind);
        Assert.Null(StudyOutcome.Named(new("x", "x"), " ").Unit);
        // A pain score may be negative in change and has no known range: nothing is refused.
        Assert.NotNull(Read("id;pre;post\na;-1;2\nb;1;2\n", outcome: StudyOutcome.Named(new("x", "x"), null)).Value);
    }

    [Fact]
    public void Hours_since_birth_come_along()
    {
        var read = PrePostCsv.Read("id;pre;post;h1;h2\na;1;2;6;50\nb;1;2;7,5;\n"u8.ToArray(), new("pre", "post", "id", "h1", "h2"), Volume);
        Assert.Equal(new PrePostPair("a", 1, 2, 6, 50), read.Value!.Data.Pairs[0]);
        Assert.Equal(new PrePostPair("b", 1, 2, 7.5, null), read.Value.Data.Pairs[1]);
        var second = PrePostCsv.Read("id;pre;post;h2\na;1;2;50\nb;1;2;51\n"u8.ToArray(), new("pre", "post", "id", null, "h2"), Volume);
        Assert.Equal(new PrePostPair("a", 1, 2, null, 50), second.Value!.Data.Pairs[0]);
    }
}
