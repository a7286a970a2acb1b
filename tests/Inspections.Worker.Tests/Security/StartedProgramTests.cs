using Inspections.Worker.Storage;
using NetArchTest.Rules;
using Xunit;

namespace Inspections.Worker.Tests.Security;

/// <summary>Nothing that comes from outside ends in a command of the operating system.</summary>
public sealed class StartedProgramTests
{
    [Fact]
    public void Only_the_command_that_installs_the_service_starts_another_program() => Assert.Equal(
        ["ServiceCommand"],
        Types.InAssembly(typeof(Database).Assembly).That().HaveDependencyOnAny("System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo")
            .GetTypes().Select(t => (t.DeclaringType ?? t).Name).Distinct());
}
