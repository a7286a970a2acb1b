using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>Fifty people at once beside the worker that draws: each is served or told why not, and of those who want the same one has it.</summary>
public sealed class CrowdTests
{
    [Fact]
    public async Task Fifty_people_act_beside_a_draw_and_each_is_served_or_refused_with_a_page()
    {
        await using CrowdDesk crowd = await CrowdDesk.OpenAsync(new CrowdSize(Inspectors: 30, Heads: 10, Operators: 10));
        await crowd.ActAsync();
    }
}
