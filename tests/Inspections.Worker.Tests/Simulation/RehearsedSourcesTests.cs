using Inspections.Core.Verification.Reports;
using Inspections.Core.Witnessing;
using Xunit;

namespace Inspections.Worker.Tests.Simulation;

public sealed class RehearsedSourcesTests
{
    [Theory]
    [InlineData("own,witness:jijian,witness:notary,dice,ssq,dlt,drand", Assurance.Public)]
    [InlineData("witness:jijian,witness:notary", Assurance.Witnessed)]
    [InlineData("dice", Assurance.SelfSealed)]
    public async Task A_year_can_be_rehearsed_with_any_sources_and_no_check_fails(string sources, Assurance expected)
    {
        using var scratch = new Scratch();
        (int code, string output, string errors) = await Scratch.RunAsync(
            "simulate", "2026", "--firms", Scratch.SampleFirms, "--sources", sources, "--out", scratch.At("a"));
        Assert.True(code == 0, output + errors);
        VerificationReport report = PublicationVerifier.Verify(new PublishedFolderFiles(scratch.At("a")));
        Nothing.Fails(report);
        Assert.True(report.Assurances.Count >= 12, $"{report.Assurances.Count} draws");
        Each.Of(report.Assurances, a => Assert.Equal(expected, a.Value));
    }

    [Theory]
    [InlineData("coins")]
    [InlineData("dice,dice")]
    [InlineData("witness:UPPER")]
    public async Task A_source_that_there_is_not_is_refused(string sources)
    {
        using var scratch = new Scratch();
        (int code, _, string errors) = await Scratch.RunAsync(
            "simulate", "2026", "--firms", Scratch.SampleFirms, "--sources", sources, "--out", scratch.At("a"));
        Assert.True(code == 64, errors);
    }
}
