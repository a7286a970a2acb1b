using Inspections.Worker.Hosting.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Scheduling;

public sealed class OwnFolderServiceTests
{
    /// <summary>A worker alone has all of the planner's turns.</summary>
    [Theory]
    [InlineData("Host=localhost;Database=inspections", true)]
    [InlineData("Server=localhost;Database=inspections", true)]
    [InlineData(null, false)]
    public void Who_shares_a_database_looks_after_the_own_folder(string? server, bool looks)
    {
        var services = new ServiceCollection();
        services.AddRoundSchedule(server);
        Assert.Equal(looks, services.Any(s => s.ImplementationType == typeof(OwnFolderService)));
    }
}
