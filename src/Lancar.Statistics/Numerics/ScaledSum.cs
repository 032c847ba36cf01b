namespace Lancar.Statistics;

/// <summary>A compensated sum of numbers that are not negative and may leave the range of a double.</summary>
internal struct ScaledSum
{
    // Two terms further apart than this do not touch each other.
    private const int Apart = 200;

    private CompensatedSum sum;
    private long exponent;

    public readonly ScaledNumber Value => new(sum.Value, exponent);

    public void Add(ScaledNumber term)
    {
        if (term.Mantissa == 0)
        {
            return;
        }

        var power = Math.ILogB(term.Mantissa);
        var (mantissa, place) = (Math.ScaleB(term.Mantissa, -power), term.Exponent + power);
        if (sum.Value == 0 || place > exponent + Apart)
        {
            var held = sum.Value;
            sum = new CompensatedSum();
            sum.Add(Math.ScaleB(held, (int)Math.Max(exponent - place, -5000)));
            exponent = place;
        }

        sum.Add(Math.ScaleB(mantissa, (int)Math.Max(place - exponent, -5000)));
    }
}
