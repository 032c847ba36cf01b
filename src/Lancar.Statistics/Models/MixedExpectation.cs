using MathNet.Numerics.LinearAlgebra;

namespace Lancar.Statistics;

/// <summary>What the expected information of the variances is made of: X'W D_r W D_s W X and tr(W D_r W D_s).</summary>
internal sealed record MixedExpectation(Matrix<double>[][] Products, Matrix<double> Traces);
