using Lancar.Domain.Care.Protocols;
using Lancar.Server.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lancar.Server.Care.Protocols;

/// <summary>The protocol library: every preset with its version, sign-off, sources, evidence, and what is not known.</summary>
[Authorize(Policies.Study)]
public sealed class ProtocolsPage : PageModel
{
    /// <summary>Every protocol version.</summary>
    public static IReadOnlyList<Protocol> Library => ProtocolLibrary.All;
}
