namespace Lancar.Statistics.Tests.Models;

/// <summary>Asking for a fit that may be refused.</summary>
internal static class Fits
{
    public static T? Answer<T>(Func<T> ask)
        where T : class
    {
        try
        {
            return ask();
        }
        catch (AssumptionException)
        {
            return null;
        }
    }

    public static void Refused(Violation violation, Action act) => Refused(violation, null, act);

    public static void Refused(Violation violation, string? column, Action act)
    {
        var fault = Assert.Throws<AssumptionException>(act);
        Assert.Equal(violation, fault.Violation);
        if (column is not null)
        {
            Assert.Equal(column, fault.Column);
            Assert.Contains(column, fault.Message, StringComparison.Ordinal);
        }
    }
}
