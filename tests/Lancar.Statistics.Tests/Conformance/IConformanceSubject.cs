using System.Text.Json;

namespace Lancar.Statistics.Tests.Conformance;

/// <summary>One of our methods as the conformance cases of one file ask for it. Every class of this kind in the assembly is tried.</summary>
public interface IConformanceSubject
{
    /// <summary>Name of the file in fixtures/conformance, without .json.</summary>
    string File { get; }

    /// <summary>Our figures for one input, under the names the file uses. Null where a figure does not exist.</summary>
    /// <exception cref="AssumptionException">Our answer to data that cannot support the method: no figure exists then.</exception>
    IReadOnlyDictionary<string, double?> Answer(JsonElement input);
}
