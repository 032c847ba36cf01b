using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Tests.Care.Mothers;

/// <summary>Folds events without a database.</summary>
internal static class Records
{
    public static MotherRecord Of(params JsonObject[] events)
    {
        MotherRecord? record = null;
        foreach (var json in events)
        {
            var next = MotherFold.Apply(record, CareEventReader.Read(Facts.Element(json)).Value, Author.Of(Facts.Midwife), Facts.Now);
            Assert.True(next.Succeeded, $"{next.Error?.Code} at {next.Error?.Where}");
            record = next.Value;
        }

        return record!;
    }
}
