using System.Security.Cryptography;
using System.Text;

namespace Lancar.Domain.Care.Mothers;

/// <summary>The code a mother bears in studies and exports.</summary>
public static class StudyCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>
    /// The code the server gives when a site gives none: ten signs without look-alikes (no I, L, O, U) in two groups, from a hash of
    /// the mother's id, so that rebuilding read models yields the same code. 50 bits: about one clash in a million mothers is 0.04 %,
    /// and a clash within a site is refused.
    /// </summary>
    public static string Of(Guid motherId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("study-code:" + motherId.ToString("D")));
        var code = string.Concat(hash.Take(10).Select(octet => Alphabet[octet & 31]));
        return code[..5] + "-" + code[5..];
    }
}
