using Xunit.Abstractions;
using Xunit.Sdk;

namespace Lancar.Tests.Storage;

/// <summary>A test of the storage contract: skipped, and shown as skipped, where PostgreSQL is left out on purpose.</summary>
[XunitTestCaseDiscoverer("Lancar.Tests.Storage.ContractFactDiscoverer", "Lancar.Tests")]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>Finds contract tests.</summary>
public sealed class ContractFactDiscoverer(IMessageSink sink) : FactDiscoverer(sink)
{
    private readonly IMessageSink sink = sink;

    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new ContractCase(sink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}

/// <summary>One contract test on one database.</summary>
public sealed class ContractCase : XunitTestCase
{
    [Obsolete("For the deserializer.")]
    public ContractCase()
    {
    }

    public ContractCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) =>
        PrivatePostgres.Skipped && TestMethod.TestClass.Class.Name.EndsWith(nameof(PostgresStorageTests), StringComparison.Ordinal)
            ? "LANCAR_SKIP_POSTGRES=1"
            : base.GetSkipReason(factAttribute);
}
