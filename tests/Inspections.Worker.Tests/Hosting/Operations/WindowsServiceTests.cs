using Inspections.Worker.Hosting.Operations;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Operations;

public sealed class WindowsServiceTests
{
    private const string Program = @"C:\Program Files\Inspections\inspections.exe", Data = @"D:\抽查 数据";

    [Fact]
    public void The_service_runs_the_program_on_the_data_folder_never_as_the_sample_and_under_an_account_of_its_own()
    {
        MachineCommand create = WindowsService.Install(Program, Data)[0];
        Assert.Equal("sc.exe", create.Program);
        Assert.Equal(["create", "Inspections"], create.Arguments.Take(2));
        Assert.Equal($"\"{Program}\" run --no-sample --data \"{Data}\"", After(create, "binPath="));
        Assert.Equal("delayed-auto", After(create, "start="));
        Assert.Equal(@"NT SERVICE\Inspections", After(create, "obj="));
        Assert.StartsWith("""sc.exe create Inspections binPath= "\"C:\Program Files\Inspections\inspections.exe\" run --no-sample --data \"D:\抽查 数据\"" start= """, create.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_folder_is_closed_to_all_but_the_service_and_administrators()
    {
        MachineCommand close = Assert.Single(WindowsService.Install(Program, Data), c => c.Program == "icacls.exe");
        Assert.Equal([Data, "/inheritance:r", "/grant:r", "*S-1-5-18:(OI)(CI)F", "*S-1-5-32-544:(OI)(CI)F", @"NT SERVICE\Inspections:(OI)(CI)M"], close.Arguments);
    }

    [Fact]
    public void It_is_started_again_after_a_failure_and_whatever_is_made_is_taken_away_but_the_data()
    {
        IReadOnlyList<MachineCommand> install = WindowsService.Install(Program, Data), remove = WindowsService.Remove();
        Assert.Contains(install, c => c.Arguments is ["failure", "Inspections", "reset=", "86400", "actions=", _]);
        Assert.Equal(["stop", "delete"], remove.Where(c => c.Program == "sc.exe").Select(c => c.Arguments[0]));
        Assert.Equal(install.Where(c => c.Program == "reg.exe").Select(c => c.Arguments[1]), remove.Where(c => c.Program == "reg.exe").Select(c => c.Arguments[1]));
        Assert.DoesNotContain(remove, c => c.Arguments.Contains(Data, StringComparer.Ordinal));
        Assert.Equal(@"C:\ProgramData\Inspections", WindowsService.DefaultData(@"C:\ProgramData"));
    }

    [Fact]
    public async Task The_commands_are_shown_on_any_machine_and_done_on_Windows_alone()
    {
        (int code, string output, _) = await Scratch.RunAsync("service", "install", "--print", "--data", "/srv/data");
        Assert.Equal(0, code);
        Assert.Contains("sc.exe create Inspections", output, StringComparison.Ordinal);
        Assert.Contains("/srv/data", output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            (code, _, string errors) = await Scratch.RunAsync("service", "install");
            Assert.Equal(64, code);
            Assert.Contains("COMMAND-060", errors, StringComparison.Ordinal);
        }
    }

    private static string After(MachineCommand command, string name) => command.Arguments.SkipWhile(a => a != name).Skip(1).First();
}
