using Lancar.Domain.Care.Protocols;

namespace Lancar.Tests.Care.Protocols;

/// <summary>The six presets of the domain brief, table 1.12: minutes of massage at least and at most, sessions a day, days.</summary>
public sealed class ProtocolLibraryTests
{
    [Theory]
    [InlineData("jambi", "A", 10, 15, null, 3)]
    [InlineData("kerinci", "B", 15, 15, null, 2)]
    [InlineData("doko", "C", 15, 15, 2, null)]
    [InlineData("dewi", "D", 2, 15, 2, 1)]
    [InlineData("astarani", "E", 2, 15, 2, 3)]
    [InlineData("who-derived", "F", 2, 3, null, null)]
    public void Preset_is_as_its_source_says(string id, string preset, int minMinutes, int maxMinutes, int? perDay, int? days)
    {
        var protocol = ProtocolLibrary.Find(id, 1);
        Assert.NotNull(protocol);
        Assert.Equal(preset, protocol.Preset);
        Assert.Equal((minMinutes * 60_000L, maxMinutes * 60_000L), (protocol.PlannedMinMs, protocol.PlannedMaxMs));
        Assert.Equal((perDay, days), (protocol.Schedule.SessionsPerDay, protocol.Schedule.Days));
    }

    [Fact]
    public void There_are_six_each_with_a_source_and_a_phase_that_can_end()
    {
        Assert.Equal("ABCDEF", string.Concat(ProtocolLibrary.All.Select(protocol => protocol.Preset)));
        Assert.All(ProtocolLibrary.All, protocol =>
        {
            Assert.NotEmpty(protocol.Sources);
            Assert.Contains(protocol.Phases, phase => phase.Kind == PhaseKind.Massage);
            Assert.All(protocol.Phases, phase => Assert.True(phase.MinSeconds > 0 && phase.MinSeconds <= phase.MaxSeconds));
        });
    }

    [Fact]
    public void A_version_nobody_published_is_not_found() => Assert.Null(ProtocolLibrary.Find("kerinci", 2));
}
