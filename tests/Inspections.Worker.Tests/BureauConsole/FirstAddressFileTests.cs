using Inspections.Worker.BureauConsole;
using Inspections.Worker.Tests.Security;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Inspections.Worker.Tests.BureauConsole;

/// <summary>The first administrator's address where the program runs as a service, and nobody sees what it shows.</summary>
public sealed class FirstAddressFileTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly Ear _ear = new();

    private string Path => _scratch.At(FirstAddressFile.Name);

    public void Dispose()
    {
        _scratch.Dispose();
        _ear.Dispose();
    }

    [Fact]
    public async Task The_address_is_in_a_file_for_its_owner_alone_until_it_is_used_and_the_log_says_where()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(hasAccounts: false);
        using FirstAddressFile file = Of(desk);
        file.BringUpToDate();
        string first = desk.Site.FirstAddress!;
        Assert.Equal(first, (await File.ReadAllLinesAsync(Path, TestContext.Current.CancellationToken))[0]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        }

        string line = Assert.Single(_ear.Lines);
        Assert.Contains(Path, line, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Console.First.Path!, line, StringComparison.Ordinal);

        using Browser browser = desk.Open();
        await browser.PostAsync(desk.Console.First.Path!, [("staff", "G001"), ("name", "王管"), ("new", ConsoleDesk.Password), ("again", ConsoleDesk.Password)]);
        Assert.False(File.Exists(Path));
        file.BringUpToDate();
        Assert.False(File.Exists(Path));
        Assert.Single(_ear.Lines);
    }

    [Fact]
    public async Task It_goes_when_its_time_is_over()
    {
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(hasAccounts: false);
        using FirstAddressFile file = Of(desk);
        file.BringUpToDate();
        desk.Results.Desk.Clock.Pass(FirstVisit.Holds - TimeSpan.FromSeconds(1));
        file.BringUpToDate();
        Assert.True(File.Exists(Path));
        desk.Results.Desk.Clock.Pass(TimeSpan.FromSeconds(1));
        file.BringUpToDate();
        Assert.False(File.Exists(Path));
    }

    [Fact]
    public async Task It_goes_with_the_program_and_what_a_killed_one_left_goes_where_there_are_accounts()
    {
        await using ConsoleDesk empty = await ConsoleDesk.OpenAsync(hasAccounts: false), staffed = await ConsoleDesk.OpenAsync();
        using FirstAddressFile file = Of(empty), later = Of(staffed);
        await file.StartAsync(TestContext.Current.CancellationToken);
        while (!File.Exists(Path))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
        }

        string left = await File.ReadAllTextAsync(Path, TestContext.Current.CancellationToken);
        await file.StopAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(Path));

        _scratch.Write(FirstAddressFile.Name, left);
        later.BringUpToDate();
        Assert.False(File.Exists(Path));
    }

    private FirstAddressFile Of(ConsoleDesk desk) => new(_scratch.At(""), desk.Console, desk.Site, _ear.Factory().CreateLogger<FirstAddressFile>());
}
