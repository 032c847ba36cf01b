using Lancar.Domain.Care.Measurements;

namespace Lancar.Tests.Care.Measurements;

public sealed class MeasurementTests
{
    [Theory]
    [InlineData("-0.1", false)]
    [InlineData("0", true)]
    [InlineData("0.1", true)]
    [InlineData("999.9", true)]
    [InlineData("1000", true)]
    [InlineData("1000.1", false)]
    [InlineData("12.50", true)]
    [InlineData("12.55", false)]
    public void Volume_is_0_to_1000_ml_with_one_decimal(string volumeMl, bool holds)
    {
        var volume = MilkVolume.Create(decimal.Parse(volumeMl, System.Globalization.CultureInfo.InvariantCulture), ExpressionMethod.Hand, ExpressionSide.Both, 10, null, 1);
        Assert.Equal(holds ? null : "volumeMl", volume.Error?.Where);
    }

    [Theory]
    [InlineData(0, null, "minutes")]
    [InlineData(1, null, null)]
    [InlineData(120, null, null)]
    [InlineData(121, null, "minutes")]
    [InlineData(10, -0.1, "hoursSinceLastFeed")]
    [InlineData(10, 0.0, null)]
    [InlineData(10, 48.0, null)]
    [InlineData(10, 48.1, "hoursSinceLastFeed")]
    public void Minutes_and_hours_have_their_range(int minutes, double? hours, string? where) =>
        Assert.Equal(where, MilkVolume.Create(5, ExpressionMethod.Pump, ExpressionSide.Left, minutes, (decimal?)hours, 1).Error?.Where);

    [Fact]
    public void Both_totals_of_a_score_are_kept_apart()
    {
        // Day 1: M1-M4, B3 and B6 cannot apply yet; 8 of the other 10 are yes.
        string[] later = ["M1", "M2", "M3", "M4", "B3", "B6"], no = ["M10", "B2"];
        var score = MilkScore.Create(
            Instruments.MilkScore.Items.ToDictionary(
                item => item.Id,
                item => later.Contains(item.Id) ? ScoreAnswer.NotApplicable : no.Contains(item.Id) ? ScoreAnswer.No : ScoreAnswer.Yes), 1).Value;
        Assert.Equal((8, 10, 80m), (score.RawPoints, score.Applicable, score.ProratedPercent));
        Assert.Equal(("points", "percent", "ml"), (Instruments.ScorePoints.Unit, Instruments.ScorePercent.Unit, Instruments.VolumeMl.Unit));
        Assert.Equal((0, 1), (Instruments.ScorePoints.Decimals, Instruments.VolumeMl.Decimals));
    }

    [Theory]
    [InlineData(ScoreAnswer.Yes, 16, 100)]
    [InlineData(ScoreAnswer.No, 0, 0)]
    [InlineData(ScoreAnswer.NotApplicable, 0, null)]
    public void Scores_at_their_ends(ScoreAnswer answer, int raw, int? prorated)
    {
        var score = MilkScore.Create(Instruments.MilkScore.Items.ToDictionary(item => item.Id, _ => answer), 1).Value;
        Assert.Equal((raw, (decimal?)prorated), (score.RawPoints, score.ProratedPercent));
    }

    [Fact]
    public void A_score_has_exactly_the_16_signs()
    {
        var answers = Instruments.MilkScore.Items.ToDictionary(item => item.Id, _ => ScoreAnswer.Yes);
        Assert.Equal(16, answers.Count);
        answers.Remove("B2");
        Assert.Equal(("score.incomplete", "answers.B2"), (MilkScore.Create(answers, 1).Error!.Code, MilkScore.Create(answers, 1).Error!.Where));
        answers["B2"] = ScoreAnswer.No;
        answers["B7"] = ScoreAnswer.No;
        Assert.Equal("answers.B7", MilkScore.Create(answers, 1).Error!.Where);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(86_399_999, 1)]
    [InlineData(86_400_000, 2)]
    [InlineData(86_400_001, 2)]
    public void Day_of_life_changes_every_24_hours(long milliseconds, int day) => Assert.Equal(day, HoursSinceBirth.OfMilliseconds(milliseconds).DayOfLife);

    [Fact]
    public void There_are_no_hours_before_birth()
    {
        Assert.Throws<ArgumentException>(() => HoursSinceBirth.Between(Facts.Birth, Facts.Birth.AddMilliseconds(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => HoursSinceBirth.OfMilliseconds(-1));
        Assert.Equal(0, HoursSinceBirth.Between(Facts.Birth, Facts.Birth).Milliseconds);
        Assert.Equal(1.5, HoursSinceBirth.Between(Facts.Birth, Facts.Birth.AddMinutes(90)).Hours);
    }
}
