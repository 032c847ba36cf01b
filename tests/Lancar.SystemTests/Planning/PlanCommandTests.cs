using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Lancar.SystemTests.Planning;

/// <summary><c>lancar plan</c> as a process: every design, in both languages, as text and as JSON, and what is refused.</summary>
public sealed class PlanCommandTests
{
    [Theory]
    // The sizes are those of SampleSizeTests and of R (oracles/conformance/sample_size.R): power.t.test, power.prop.test, pwr.
    [InlineData("paired --difference 5 --sd 9 --power 0.9 --dropout 10", "37", "42")]
    [InlineData("paired --difference 5 --sd-before 8 --sd-after 10 --correlation 0.5 --power 90%", "38", "38")]
    [InlineData("one-sample --difference 5 --sd 10", "34", "34")]
    [InlineData("two-means --difference 0,8 --sd 1", "26,26", "26,26")]
    [InlineData("two-means --difference 0.8 --sd 1 --n 30", "30,30", "30,30")]
    [InlineData("two-proportions --first 0.6 --second 0.8 --test fisher", "90,90", "90,90")]
    [InlineData("survival --hazard-ratio 2 --events 0.999999999 --power 0.9", "44,44", "44,44")]
    public void The_answer_has_the_people_of_the_plan(string words, string arms, string recruits)
    {
        var (code, output, error) = Run(["--json"], words);
        Assert.Equal((0, ""), (code, error));
        var plan = JsonDocument.Parse(output).RootElement;
        Assert.Equal(arms, string.Join(',', plan.GetProperty("arms").EnumerateArray()));
        Assert.Equal(recruits, string.Join(',', plan.GetProperty("recruits").EnumerateArray()));
        var goal = plan.GetProperty("goal");
        Assert.True(goal.ValueKind == JsonValueKind.Null || plan.GetProperty("power").GetDouble() >= goal.GetDouble());
        Assert.Equal(words.Contains("--n ", StringComparison.Ordinal) ? "power" : "size", plan.GetProperty("asked").GetString());
    }

    [Theory]
    [InlineData("one-proportion --expected 0.75 --against 0.5")]
    [InlineData("two-proportions --first 0.2 --second 0.6 --test chi-square --ratio 2 --one-sided")]
    [InlineData("mcnemar --only-first 0.1 --only-second 0.4")]
    [InlineData("correlation --r -0.5")]
    [InlineData("clusters --difference 6 --sd 15 --size 12 --icc 0.04 --cv 0.3 --dropout 5")]
    [InlineData("clusters --first 0.3 --second 0.5 --size 20 --icc 0.02 --n 8")]
    [InlineData("non-inferiority --margin 6 --sd 10")]
    [InlineData("non-inferiority --first 0.8 --second 0.8 --margin 0.15")]
    [InlineData("factorial --sd 10 --first-effect 6 --second-effect 7 --interaction 14")]
    [InlineData("two-means --difference 0.9 --sd 1 --second-sd 1.6")]
    [InlineData("signed-rank --difference 5 --sd 9 --round 1 --replicates 2000 --seed 3")]
    [InlineData("signed-rank --difference 5 --sd 9 --n 25 --replicates 2000 --dropout 12,5")]
    [InlineData("mann-whitney --difference 5 --sd 5 --second-sd 6 --ratio 2 --shape log-normal --replicates 2000")]
    [InlineData("mann-whitney --difference 5 --sd 5 --n 12 --ratio 1.5 --replicates 2000")]
    public void Every_design_is_answered_in_words_in_both_languages(string words)
    {
        var indonesian = Run([], words);
        var english = Run(["--lang", "en"], words);
        Assert.Equal((0, "", 0, ""), (indonesian.Code, indonesian.Error, english.Code, english.Error));
        Assert.Contains("Kalimat untuk proposal (Bab 3)", indonesian.Output, StringComparison.Ordinal);
        Assert.Contains("Ini harus benar", indonesian.Output, StringComparison.Ordinal);
        Assert.Contains("For the proposal", english.Output, StringComparison.Ordinal);
        Assert.Contains("Power", english.Output, StringComparison.Ordinal);
        foreach (var text in new[] { indonesian.Output, english.Output })
        {
            Assert.DoesNotContain("{", text, StringComparison.Ordinal);
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 96, line));
        }
    }

    [Fact]
    public void A_simulated_plan_says_how_sure_it_is_and_repeats_itself()
    {
        const string Words = "signed-rank --difference 5 --sd 9 --replicates 5000";
        var once = Run(["--json"], Words).Output;
        Assert.Equal(once, Run(["--json"], Words).Output);
        Assert.NotEqual(once, Run(["--json", "--seed", "2"], Words).Output);
        var plan = JsonDocument.Parse(once).RootElement;
        var simulation = plan.GetProperty("simulation");
        var size = plan.GetProperty("arms")[0].GetInt32();
        Assert.InRange(size, simulation.GetProperty("notExcludedFrom").GetInt32(), simulation.GetProperty("certainFrom").GetInt32());
        Assert.InRange(size, 26, 32);
        Assert.True(simulation.GetProperty("standardError").GetDouble() > 0);
        Assert.False(plan.GetProperty("exact").GetBoolean());
    }

    [Fact]
    public void Slovin_is_computed_and_warned_of()
    {
        var text = Run([], "slovin --population 188 --margin 0,05");
        Assert.Equal(0, text.Code);
        // 188 / (1 + 188 × 0.0025) = 127.89
        Assert.Contains("127,89", text.Output, StringComparison.Ordinal);
        Assert.Contains("128 dari 188", text.Output, StringComparison.Ordinal);
        Assert.Contains("Peringatan", text.Output, StringComparison.Ordinal);
        var json = JsonDocument.Parse(Run(["--json"], "slovin --population 188 --margin 5%").Output).RootElement;
        Assert.Equal(128, json.GetProperty("n").GetInt32());
        Assert.Equal(3, json.GetProperty("warnings").GetArrayLength());
    }

    [Theory]
    [InlineData("paired --sd 9", "--difference")]
    [InlineData("paired --difference 5", "--sd")]
    [InlineData("paired --difference 0 --sd 9", "--difference")]
    [InlineData("paired --difference x --sd 9", "“x”")]
    [InlineData("paired --difference 5 --sd -9", "“-9”")]
    [InlineData("paired --difference 5 --sd 9 --power 1", "--power")]
    [InlineData("paired --difference 5 --sd 9 --dropout 0.1", "--dropout")]
    [InlineData("paired --difference 5 --sd 9 --dropout 100", "--dropout")]
    [InlineData("paired --difference 5 --sd 9 --n 20 --power 0.9", "--n")]
    [InlineData("paired --difference 5 --sd 9 --n 1.5", "--n")]
    [InlineData("paired --difference 5 --sd 9 --n 1.000", "10000")]
    [InlineData("paired --difference 5 --sd 9 --n 1,000", "10000")]
    [InlineData("paired --difference 5 --sd 9 --n 30.0", "10000")]
    [InlineData("signed-rank --difference 5 --sd 9 --replicates 10.000", "10000")]
    [InlineData("signed-rank --difference 5 --sd 9 --replicates 1e4", "10000")]
    [InlineData("slovin --population 10.000 --margin 0.05", "10000")]
    [InlineData("paired --difference 5 --sd 9 --n 1", null)]
    [InlineData("paired --difference 0.00001 --sd 9", null)]
    [InlineData("paired --difference 5 --sd 9 --lang fr", "“fr”")]
    [InlineData("two-proportions --first 0.5 --second 0.5", null)]
    [InlineData("two-proportions --first 0.5 --second 0.8 --test horoscope", "“horoscope”")]
    [InlineData("mcnemar --only-first 0.6 --only-second 0.5", null)]
    [InlineData("non-inferiority --first 0.5 --second 0.8 --margin 0.1", null)]
    [InlineData("factorial --sd 10", "--interaction")]
    [InlineData("signed-rank --difference 5 --sd 9 --seed -1", "--seed")]
    [InlineData("signed-rank --difference 0.01 --sd 9 --replicates 100", null)]
    [InlineData("signed-rank --difference 5 --sd 9 --n 5001", null)]
    [InlineData("slovin --population 0 --margin 0.05", "--population")]
    [InlineData("slovin --population 188 --margin 1", "--margin")]
    [InlineData("paired --diference 5 --sd 9", "“--diference”")]
    [InlineData("horoscope", "“horoscope”")]
    [InlineData("", "paired")]
    public void What_cannot_be_planned_exits_2_and_says_why_in_both_languages(string words, string? named)
    {
        var (code, output, error) = Run([], words);
        Assert.Equal((2, ""), (code, output));
        var lines = error.Trim().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.NotEqual(lines[0], lines[1]);
        Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Contains(named ?? "", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help", "non-inferiority")]
    [InlineData("paired --help", "--dropout")]
    [InlineData("mann-whitney --help", "--replicates")]
    [InlineData("slovin --help", "--population")]
    public void Help_is_there(string words, string named)
    {
        var (code, output, _) = Run([], words);
        Assert.Equal(0, code);
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(string[] more, string words)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "lancar.dll"), "plan", .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. more])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "id_ID.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }
}
