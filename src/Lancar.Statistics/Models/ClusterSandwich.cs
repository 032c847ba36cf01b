using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>
/// Cluster-robust covariances CR1 and CR2 of least squares. CR2's adjustment (I − Q_g Q_g')^(−1/2) is I + Q_g V D V' Q_g' with the
/// eigenvectors V of Q_g'Q_g, so that no matrix grows with the size of a cluster.
/// </summary>
internal sealed class ClusterSandwich
{
    // An eigenvalue of Q_g'Q_g this near to 1: the cluster alone determines a direction, which the generalised inverse leaves out.
    private const double DeterminedWithin = 1e-10;

    private readonly Design design;
    private readonly List<int[]> clusters;
    private readonly double[] residuals;
    private readonly bool adjusted;

    private ClusterSandwich(Design design, List<int[]> clusters, double[] residuals, bool adjusted)
    {
        this.design = design;
        this.clusters = clusters;
        this.residuals = residuals;
        this.adjusted = adjusted;
    }

    public int Count => clusters.Count;

    public static ClusterSandwich Of(Design design, IReadOnlyList<string> labels, double[] residuals, bool adjusted)
    {
        if (labels.Count != design.Rows)
        {
            throw new AssumptionException(Violation.UnequalLengths, $"There are {labels.Count} cluster labels for {design.Rows} observations.");
        }

        // By label, so that the order of the rows does not show in the last bit.
        var clusters = Enumerable.Range(0, design.Rows)
            .GroupBy(i => labels[design.Order[i]], StringComparer.Ordinal)
            .OrderBy(cluster => cluster.Key, StringComparer.Ordinal)
            .Select(cluster => cluster.ToArray())
            .ToList();
        return clusters.Count > 1
            ? new ClusterSandwich(design, clusters, residuals, adjusted)
            : throw new AssumptionException(Violation.TooFew, "Cluster-robust standard errors need at least two clusters, and there is one.");
    }

    /// <summary>The covariance of the coefficients of the prepared columns.</summary>
    public Matrix<double> Covariance()
    {
        var p = design.Count;
        var meat = Matrix<double>.Build.Dense(p, p);
        foreach (var cluster in clusters)
        {
            var score = Vector<double>.Build.Dense(Onto(cluster, i => residuals[i]));
            if (adjusted)
            {
                score = Adjusted(cluster, score);
            }

            meat += score.OuterProduct(score);
        }

        double n = design.Rows;
        var factor = adjusted ? 1 : clusters.Count / (clusters.Count - 1.0) * (n - 1) / (n - p);
        return Sandwich.Around(design.Qr, meat * factor);
    }

    /// <summary>Satterthwaite degrees of freedom of a combination of the coefficients of the prepared columns (Bell and McCaffrey 2002).</summary>
    public double Freedom(Vector<double> weights)
    {
        // X (X'X)⁻¹ w = Q R⁻¹' w: within cluster g the vector Q_g u, adjusted v_g = Q_g u + Q_g V D V' Q_g'Q_g u = Q_g z_g.
        var u = design.Qr.Inverse().Transpose() * weights;
        var inner = new List<Vector<double>>();
        var own = new List<double>();
        foreach (var cluster in clusters)
        {
            var gram = Gram(cluster);
            var z = u + Correction(gram) * (gram * u);
            inner.Add(gram * z);
            own.Add(z * (gram * z));
        }

        // With v_g = Q_g z_g: v_g'(I − H)_gh v_h = [g = h] v_g'v_g − (Q_g'v_g)·(Q_h'v_h).
        double trace = 0, square = 0;
        for (var g = 0; g < inner.Count; g++)
        {
            for (var h = 0; h <= g; h++)
            {
                var entry = (g == h ? own[g] : 0) - inner[g] * inner[h];
                trace += g == h ? entry : 0;
                square += (g == h ? 1 : 2) * entry * entry;
            }
        }

        return trace * trace / square;
    }

    private double[] Onto(int[] cluster, Func<int, double> value) =>
        [.. design.Qr.Q.Select(column => cluster.Sum(i => column[i] * value(i)))];

    private Matrix<double> Gram(int[] cluster) =>
        Matrix<double>.Build.Dense(design.Count, design.Count, (j, k) => cluster.Sum(i => design.Qr.Q[j][i] * design.Qr.Q[k][i]));

    // Q_g'A_g e = Q_g'e + (Q_g'Q_g) V D V' Q_g'e
    private Vector<double> Adjusted(int[] cluster, Vector<double> score)
    {
        var gram = Gram(cluster);
        return score + gram * (Correction(gram) * score);
    }

    // V diag((1/√(1 − s) − 1) / s) V' for the eigenvalues s of the Gram matrix.
    private static Matrix<double> Correction(Matrix<double> gram)
    {
        var eigen = gram.Evd(Symmetricity.Symmetric);
        var scaled = Vector<double>.Build.Dense(gram.RowCount, i => Factor(eigen.EigenValues[i].Real));
        return eigen.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(scaled) * eigen.EigenVectors.Transpose();
    }

    private static double Factor(double s)
    {
        var outside = 1 - s;
        if (outside < DeterminedWithin)
        {
            return -1 / s;
        }

        // (1/√(1 − s) − 1)/s = 1 / (√(1 − s) (1 + √(1 − s))), which does not cancel at small s.
        var root = Math.Sqrt(outside);
        return 1 / (root * (1 + root));
    }
}
