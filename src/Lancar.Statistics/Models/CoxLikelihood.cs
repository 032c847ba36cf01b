using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>The partial log-likelihood of a Cox regression, with Firth's penalty or without. Rows are sorted by time first.</summary>
internal sealed class CoxLikelihood : ILikelihood
{
    private const double OverlapAbove = 1e-7;

    private readonly double[] times;
    private readonly bool[] events;
    private readonly bool efron;
    private readonly bool penalised;

    public CoxLikelihood(Design design, double[] times, bool[] events, TieHandling ties, bool penalised)
    {
        (Design, this.times, this.events) = (design, times, events);
        efron = ties == TieHandling.Efron;
        this.penalised = penalised;
    }

    public Design Design { get; }

    public bool IsPenalised => penalised;

    public LikelihoodShape? At(double[] coefficients)
    {
        var count = Design.Count;
        var value = new CompensatedSum();
        var gradient = new double[count];
        var information = Matrix<double>.Build.Dense(count, count);
        foreach (var step in Steps(coefficients, penalised))
        {
            if (!(step.Total > 0))
            {
                return null;
            }

            value.Add(step.Gain);
            information += step.Covariance;
            for (var j = 0; j < count; j++)
            {
                gradient[j] += step.Surplus[j];
            }
        }

        if (!double.IsFinite(value.Value))
        {
            return null;
        }

        return penalised ? Penalised(coefficients, value.Value, gradient, information) : new LikelihoodShape(value.Value, gradient, information, information);
    }

    public bool? Recedes(double[] direction)
    {
        if (penalised)
        {
            return null;
        }

        var change = Design.Times(direction);
        var size = change.Max(Math.Abs);
        var (largest, smallest) = (double.NegativeInfinity, double.PositiveInfinity);
        var gains = false;
        for (var end = times.Length; end > 0;)
        {
            var start = StartOf(end);
            for (var i = start; i < end; i++)
            {
                (largest, smallest) = (Math.Max(largest, change[i]), Math.Min(smallest, change[i]));
            }

            for (var i = start; i < end; i++)
            {
                if (events[i] && change[i] < largest - OverlapAbove * size)
                {
                    return null;
                }

                gains |= events[i] && smallest < largest - OverlapAbove * size;
            }

            end = start;
        }

        return gains ? false : null;
    }

    public AssumptionException AtInfinity(double[] direction, bool everywhere)
    {
        var parts = direction.Select((value, j) => Math.Abs(value) * Design.Columns[j].Max(Math.Abs)).ToArray();
        var column = Design.Names[Array.IndexOf(parts, parts.Max())];
        return new AssumptionException(
            Violation.Separated,
            $"Monotone likelihood: every event happened to those at risk with the largest (or all with the smallest) value of {column}, so its hazard ratio is 0 or infinite. "
            + "Remedy: Firth's penalty (CoxRegressionOptions.Firth), whose estimates are finite; for groups LogRank needs no hazard ratio.",
            column);
    }

    /// <summary>For every event time: its time, the sum of the deaths' x less their expectation, and the information.</summary>
    public IEnumerable<(double Time, double[] Surplus, Matrix<double> Covariance)> EventTimes(double[] coefficients) =>
        Steps(coefficients, false).Select(step => (step.Time, step.Surplus, step.Covariance));

    private int StartOf(int end)
    {
        var start = end - 1;
        while (start > 0 && times[start - 1].Equals(times[end - 1]))
        {
            start--;
        }

        return start;
    }

    // ½ Σ over death steps of tr(I⁻¹ ∂I): the third central moments of the risk sets.
    private LikelihoodShape? Penalised(double[] coefficients, double value, double[] gradient, Matrix<double> information)
    {
        if (SymmetricSolver.Of(information) is not { } solver)
        {
            return null;
        }

        var inverse = solver.Inverse();
        foreach (var step in Steps(coefficients, true, inverse))
        {
            for (var j = 0; j < gradient.Length; j++)
            {
                gradient[j] += step.Third![j] / 2;
            }
        }

        return new LikelihoodShape(value + solver.LogDeterminant / 2, gradient, information, information * (1 + (double)Design.Count / events.Count(happened => happened)));
    }

    private sealed record Step(double Time, double Total, double Gain, double[] Surplus, Matrix<double> Covariance, double[]? Third);

    // From the last time back, so that risk sets only grow.
    private IEnumerable<Step> Steps(double[] coefficients, bool third, Matrix<double>? inverse = null)
    {
        var eta = Design.Times(coefficients);
        var top = eta.Max();
        third &= inverse is not null;
        var risk = new RiskSums(Design.Count, third);
        var nobody = new RiskSums(Design.Count, third);
        for (var end = times.Length; end > 0;)
        {
            var start = StartOf(end);
            var dead = new RiskSums(Design.Count, third);
            var count = 0;
            for (var i = start; i < end; i++)
            {
                var weight = Math.Exp(eta[i] - top);
                risk.Add(Design.Columns, i, weight);
                if (events[i])
                {
                    dead.Add(Design.Columns, i, weight);
                    count++;
                }
            }

            if (count > 0)
            {
                yield return StepOf(start, end, count, eta, top, risk, efron ? dead : nobody, inverse);
            }

            end = start;
        }
    }

    private Step StepOf(int start, int end, int count, double[] eta, double top, RiskSums risk, RiskSums leaving, Matrix<double>? inverse)
    {
        var p = Design.Count;
        var (gain, least) = (0.0, double.PositiveInfinity);
        var surplus = new double[p];
        var covariance = Matrix<double>.Build.Dense(p, p);
        var third = inverse is null ? null : new double[p];
        for (var i = start; i < end; i++)
        {
            if (events[i])
            {
                gain += eta[i] - top;
                for (var j = 0; j < p; j++)
                {
                    surplus[j] += Design.Columns[j][i];
                }
            }
        }

        for (var l = 0; l < count; l++)
        {
            var factor = (double)l / count;
            var (total, mean, spread) = risk.Less(leaving, factor);
            least = Math.Min(least, total);
            gain -= Math.Log(total);
            covariance += spread;
            for (var j = 0; j < p; j++)
            {
                surplus[j] -= mean[j];
            }

            if (third is not null)
            {
                var part = risk.ThirdWith(leaving, factor, total, mean, spread, inverse!);
                for (var j = 0; j < p; j++)
                {
                    third[j] += part[j];
                }
            }
        }

        return new Step(times[start], least, gain, surplus, covariance, third);
    }
}
