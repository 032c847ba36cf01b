using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Extracts;

/// <summary>Hands the Study room what it may know of a site.</summary>
/// <param name="mothers">The read model.</param>
public sealed class ReadStudyExtract(IMotherStore mothers)
{
    /// <summary>The mothers of the account's site who consented to research.</summary>
    /// <returns>The extract, or <c>author.not-allowed</c> when the role may not see study data.</returns>
    public async Task<Result<StudyExtract>> Handle(Account account, CancellationToken cancellation = default) =>
        Access.MaySeeStudyData(account.Role)
            ? StudyExtract.Consented(await mothers.OfSite(account.SiteId, cancellation))
            : Error.Of("author.not-allowed", "role");
}
