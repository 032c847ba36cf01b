using System.Text.Json;
using System.Text.Json.Serialization;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;

namespace Lancar.Server.Study.Studies;

/// <summary>What a kept study consists of, as JSON in its definition: over mothers in the system, or the pairs read from a file.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(OverMothers), "over-mothers")]
[JsonDerivedType(typeof(FromFile), "from-file")]
public abstract record StudyPlan
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The site whose accounts may see it.</summary>
    public required Guid SiteId { get; init; }

    /// <summary>A study over the mothers of the site who consented to research; the pairs are picked anew at every opening.</summary>
    public sealed record OverMothers : StudyPlan
    {
        /// <summary>What is compared.</summary>
        public required Domain.Care.Extracts.StudyOutcome Outcome { get; init; }

        /// <summary>Ages at which the first measurement counts.</summary>
        public required HoursWindow Before { get; init; }

        /// <summary>Ages at which the second counts.</summary>
        public required HoursWindow After { get; init; }

        /// <summary>Shortest pregnancy taken, in completed weeks, or null.</summary>
        public int? FewestGestationalWeeks { get; init; }
    }

    /// <summary>The pairs of an imported file. Only the columns asked for are kept: a file's names and addresses never enter.</summary>
    public sealed record FromFile : StudyPlan
    {
        /// <summary>Name of the file.</summary>
        public required string FileName { get; init; }

        /// <summary>SHA-256 of the file.</summary>
        public required string Sha256 { get; init; }

        /// <summary>Name of the outcome as typed.</summary>
        public required string OutcomeName { get; init; }

        /// <summary>Unit as typed, or null.</summary>
        public string? Unit { get; init; }

        /// <summary>Complete pairs.</summary>
        public required IReadOnlyList<PrePostPair> Pairs { get; init; }

        /// <summary>Rows left out.</summary>
        public required IReadOnlyList<ExcludedPair> Excluded { get; init; }
    }

    /// <summary>Writes the plan as the definition of a study.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The text is no plan.</exception>
    public static StudyPlan Read(string definition) =>
        JsonSerializer.Deserialize<StudyPlan>(definition, Json) ?? throw new JsonException("The definition is null.");

    /// <summary>The outcome a file's columns hold.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="unit">As typed, or null.</param>
    public static StudyOutcome Named(string name, string? unit) => StudyOutcome.Named(new LocalizedText(name, name), unit);
}
