using System.Text;
using System.Text.Json;

namespace Lancar.SystemTests.Statistics;

/// <summary>What the batch door does with lines nobody should send.</summary>
public class StatsRunOddInputTests
{
    private const string Good = """{"id":"good","kind":"signed-rank","input":{"x":[1,-2,3,4,5]},"options":{}}""";

    public static TheoryData<string, string> Refused => new()
    {
        { "not-json", "this is not json" },
        { "not-json", "" },
        { "not-json", """{"id":"a","kind":"signed-rank","input":{"x":[1,2""" },
        { "not-json", """{"id":"a","kind":"signed-rank","input":{"x":[NaN]}}""" },
        { "not-json", """{"id":"a","kind":"signed-rank","input":{"x":[1],"x":[2]}}""" },
        { "not-json", """{"id":"a","kind":"signed-rank","input":{"x":[1,5]}} {"id":"b"}""" },
        { "not-json", new string('[', 5000) },
        { "not-an-object", "[1,2,3]" },
        { "not-an-object", "null" },
        { "missing-kind", """{"id":"a","input":{"x":[1]}}""" },
        { "missing-kind", """{"id":"a","kind":null,"input":{"x":[1]}}""" },
        { "wrong-type", """{"id":"a","kind":7,"input":{"x":[1]}}""" },
        { "wrong-type", """{"id":"a","kind":"\ud800","input":{"x":[1]}}""" },
        { "unknown-kind", """{"id":"a","kind":"horoscope","input":{"x":[1]}}""" },
        { "unknown-kind", """{"id":"a","kind":"Signed-Rank","input":{"x":[1]}}""" },
        { "missing-input", """{"id":"a","kind":"signed-rank-power","input":{}}""" },
        { "missing-input", """{"id":"a","kind":"signed-rank-power","input":{"n":12}}""" },
        { "too-few", """{"id":"a","kind":"signed-rank-power","input":{"n":0,"mu":1,"sd":1}}""" },
        { "too-large", """{"id":"a","kind":"signed-rank-power","input":{"n":5001,"mu":1,"sd":1}}""" },
        { "out-of-range", """{"id":"a","kind":"signed-rank-power","input":{"n":12,"mu":1,"sd":0}}""" },
        { "out-of-range", """{"id":"a","kind":"signed-rank-power","input":{"n":12,"mu":1,"sd":1},"options":{"replicates":0}}""" },
        { "out-of-range", """{"id":"a","kind":"signed-rank-power","input":{"n":12,"mu":1,"sd":1},"options":{"seed":-1}}""" },
        { "missing-input", """{"id":"a","kind":"signed-rank"}""" },
        { "missing-input", """{"id":"a","kind":"signed-rank","input":{}}""" },
        { "missing-input", """{"id":"a","kind":"signed-rank","input":{"x":null}}""" },
        { "missing-input", """{"id":"a","kind":"two-by-two","input":{"table":null}}""" },
        { "wrong-type", """{"id":"a","kind":"signed-rank","input":[1,2]}""" },
        { "wrong-type", """{"id":"a","kind":"signed-rank","input":{"x":"1,2"}}""" },
        { "wrong-type", """{"id":"a","kind":"signed-rank","input":{"x":[1,"2"]}}""" },
        { "wrong-type", """{"id":"a","kind":"signed-rank","input":{"x":[1,null]}}""" },
        { "wrong-type", """{"id":"a","kind":"signed-rank","input":{"x":[1],"mu":"0"}}""" },
        { "wrong-type", """{"id":"a","kind":"signed-rank","input":{"x":[1]},"options":3}""" },
        { "not-finite", """{"id":"a","kind":"signed-rank","input":{"x":[1e999]}}""" },
        { "not-finite", """{"id":"a","kind":"signed-rank","input":{"x":[1e308],"y":[-1e308]}}""" },
        { "not-finite", """{"id":"a","kind":"signed-rank","input":{"x":[1e308],"mu":-1e308}}""" },
        { "empty", """{"id":"a","kind":"signed-rank","input":{"x":[]}}""" },
        { "unequal-lengths", """{"id":"a","kind":"signed-rank","input":{"x":[1,2],"y":[1]}}""" },
        { "wrong-type", """{"id":"a","kind":"two-by-two","input":{"table":[1,2,3,4]}}""" },
        { "wrong-type", """{"id":"a","kind":"two-by-two","input":{"table":[[1,2],[3]]}}""" },
        { "wrong-type", """{"id":"a","kind":"two-by-two","input":{"table":[[1,2],[3,4],[5,6]]}}""" },
        { "wrong-type", """{"id":"a","kind":"two-by-two","input":{"table":[[1.5,2],[3,4]]}}""" },
        { "wrong-type", """{"id":"a","kind":"two-by-two","input":{"table":[[1,2],[3,"4"]]}}""" },
        { "negative-count", """{"id":"a","kind":"two-by-two","input":{"table":[[1,2],[3,-4]]}}""" },
        { "too-large", """{"id":"a","kind":"two-by-two","input":{"table":[[9223372036854775807,1],[1,9223372036854775807]]}}""" },
        { "too-large", """{"id":"a","kind":"two-by-two","input":{"table":[[1e300,2],[3,4]]}}""" },
        { "too-large", """{"id":"a","kind":"two-by-two","input":{"table":[[100000001,0],[0,0]]}}""" },
    };

    [Fact]
    public void An_option_that_is_not_known_is_named_and_mu_comes_back()
    {
        var run = StatsRun.OfText("""
            {"id":"a","kind":"signed-rank","input":{"x":[1,2,3]},"options":{"mu":1,"zeros":"pratt"}}
            {"id":"b","kind":"two-by-two","input":{"table":[[1,2],[3,4]]},"options":{"level":0.9}}
            {"id":"c","kind":"signed-rank","input":{"x":[1,2,3]},"options":{}}
            """);

        Assert.Equal(1, run.Answer(0).GetProperty("result").GetProperty("mu").GetDouble());
        Assert.Equal("zeros", run.Answer(0).GetProperty("ignored_options")[0].GetString());
        Assert.Equal("level", run.Answer(1).GetProperty("ignored_options")[0].GetString());
        Assert.False(run.Answer(2).TryGetProperty("ignored_options", out _));
    }

    [Fact]
    public void Each_refused_line_gets_its_code_and_the_rest_goes_on()
    {
        var rows = Refused.Select(row => (Code: (string)row[0], Line: (string)row[1])).ToList();
        var run = StatsRun.OfText(string.Concat(rows.Select(row => row.Line + "\n" + Good + "\n")));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(2 * rows.Count, run.Lines.Length);
        for (var i = 0; i < rows.Count; i++)
        {
            Assert.True(rows[i].Code == run.ErrorCode(2 * i), $"{rows[i].Line}: {run.Lines[2 * i]}");
            Assert.Equal(2 * i + 1, run.Answer(2 * i).GetProperty("error").GetProperty("line").GetInt32());
            Assert.NotEqual("", run.Answer(2 * i).GetProperty("error").GetProperty("message").GetString());
            Assert.Equal(JsonValueKind.Object, run.Answer(2 * i + 1).GetProperty("result").ValueKind);
        }

        Assert.DoesNotContain("NaN", string.Concat(run.Lines.Where(line => line.Contains("\"result\"", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_mark_carriage_returns_and_a_missing_last_line_break_are_taken()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var run = StatsRun.OfBytes([.. mark, .. Encoding.UTF8.GetBytes(Good + "\r\n" + Good)]);

        Assert.Equal(2, run.Lines.Length);
        Assert.Equal(0.1875, Value(run, 0));
        Assert.Equal(run.Lines[0], run.Lines[1]);
    }

    [Fact]
    public void Broken_utf8_spoils_its_own_line_only()
    {
        var run = StatsRun.OfBytes([0x7B, 0xFF, 0xFE, 0x7D, 0x0A, .. Encoding.UTF8.GetBytes(Good)]);

        Assert.Equal("not-json", run.ErrorCode(0));
        Assert.Equal(0.1875, Value(run, 1));
    }

    [Fact]
    public void A_line_of_ten_megabytes_is_answered()
    {
        var zeros = string.Join(',', Enumerable.Repeat("0", 5_200_000));
        var run = StatsRun.OfText("{\"id\":\"long\",\"kind\":\"two-by-two\",\"input\":{\"table\":[[3,1],[1,3]],\"remark\":[" + zeros + "]}}\n" + Good);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("long", run.Answer(0).GetProperty("id").GetString());
        Assert.Equal(0.48571428571428571, run.Answer(0).GetProperty("result").GetProperty("fisher").GetProperty("p_two_sided").GetProperty("value").GetDouble(), 1e-15);
        Assert.Equal(0.1875, Value(run, 1));
    }

    [Fact]
    public void A_line_beyond_the_limit_is_passed_over_and_named()
    {
        var run = StatsRun.OfText(new string(' ', 64 * 1024 * 1024 + 1) + "\n" + Good);

        Assert.Equal(2, run.Lines.Length);
        Assert.Equal("line-too-long", run.ErrorCode(0));
        Assert.Equal(0.1875, Value(run, 1));
    }

    [Fact]
    public void An_odd_id_comes_back_as_it_was()
    {
        var run = StatsRun.OfText("""{"id":17,"kind":"two-by-two","input":{"table":[[0,0],[0,0]]}}""");

        Assert.Equal(17, run.Answer(0).GetProperty("id").GetInt32());
        var result = run.Answer(0).GetProperty("result");
        Assert.Equal(JsonValueKind.Null, result.GetProperty("chi2").ValueKind);
        Assert.Equal("a row or a column is empty", result.GetProperty("chi2_reason").GetString());
        Assert.Equal(1, result.GetProperty("fisher").GetProperty("p_two_sided").GetProperty("value").GetDouble());
    }

    [Fact]
    public void No_input_gives_no_output()
    {
        var run = StatsRun.OfText("");

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Lines);
    }

    [Fact]
    public void A_file_is_read_and_a_missing_one_ends_with_2()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Good + "\n");
            Assert.Equal(0.1875, Value(StatsRun.OfText("", path), 0));
        }
        finally
        {
            File.Delete(path);
        }

        var missing = StatsRun.OfText("", path);
        Assert.Equal(2, missing.ExitCode);
        Assert.Empty(missing.Lines);
        Assert.NotEqual("", missing.Errors);
    }

    private static double Value(StatsRun run, int index) =>
        run.Answer(index).GetProperty("result").GetProperty("wilcox").GetProperty("p_two_sided").GetProperty("value").GetDouble();
}
