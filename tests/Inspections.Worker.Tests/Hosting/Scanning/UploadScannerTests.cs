using System.Text;
using Inspections.Worker.BureauConsole;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Tables;
using Inspections.Worker.Hosting.Scanning;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;
using Inspections.Worker.Tests.BureauConsole;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Scanning;

/// <summary>What people upload is looked through for viruses before anything reads it, where the bureau has a scanner.</summary>
public sealed class UploadScannerTests
{
    private const string Bad = "what a scanner knows";

    [Fact]
    public async Task A_file_is_sent_whole_and_a_virus_or_no_verdict_is_a_refusal()
    {
        using var scratch = new Scratch();
        await using var scanner = new MadeScanner(Judge, OperatingSystem.IsWindows() ? null : scratch.At("clamd"));
        byte[] large = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7))];
        await Scan(scanner.Address, large);
        await Scan(scanner.Address, [1]);
        Assert.Equal([large, [1]], scanner.Seen);
        Assert.Equal(ScanRefusals.Infected.Id, (await Refused(scanner.Address, Encoding.UTF8.GetBytes(Bad))).Id);
        UserErrorException full = await Refused(scanner.Address, [2]);
        Assert.Equal(ScanRefusals.NotScanned.Id, full.Id);
        Assert.Contains("INSTREAM size limit exceeded", full.Message, StringComparison.Ordinal);
        Assert.Equal(ScanRefusals.NotScanned.Id, (await Refused(scanner.Address, [3])).Id);
        Assert.Equal(ScanRefusals.NotScanned.Id, (await Refused(scratch.At("nobody"), [1])).Id);
    }

    [Theory]
    [InlineData("/run/clamav/clamd.ctl", true)]
    [InlineData("127.0.0.1:3310", true)]
    [InlineData("[::1]:3310", true)]
    [InlineData("10.0.0.9:3310", false)]
    [InlineData("clamd", false)]
    [InlineData("3310", false)]
    public void A_scanner_is_on_this_machine(string address, bool isOne) => Assert.Equal(isOne || (OperatingSystem.IsWindows() && Path.IsPathRooted(address)), UploadScanner.IsAddress(address));

    [Fact]
    public async Task Every_form_with_files_has_them_looked_through_and_nothing_of_a_bad_one_is_read()
    {
        await using var scanner = new MadeScanner(Judge);
        await using ConsoleDesk desk = await ConsoleDesk.OpenAsync(set: s => s.Scanner = scanner.Address);
        ConsoleRoute[] uploads = [.. ConsoleRoutes.Of(desk.Console).Where(r => r.MostBytes == ConsoleRoute.MostBytesOfFiles)];
        Assert.NotEmpty(uploads);
        string before = desk.State();
        foreach (ConsoleRoute route in uploads)
        {
            using Browser browser = desk.Open(RoleTable.Roles.First(r => RoleTable.Has(r.Role, route.Duty!.Value)).Role);
            string path = System.Text.RegularExpressions.Regex.Replace(route.Pattern, @"\{[^}]*\}", "0");
            AngleSharp.Html.Dom.IHtmlDocument page = await browser.PostFileAsync(path, [(ConsoleFrame.TokenField, desk.TokenOf(browser)), ("kind", "firms")], "file", "名单.csv", Encoding.UTF8.GetBytes(Bad));
            Assert.Contains("查出病毒：Made.Up", page.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, desk.State());
        Assert.Equal(uploads.Length, scanner.Seen.Count);
        Assert.Equal(
            uploads.Length,
            desk.Console.Bureau.Database.Read(s => ActionLog.Between(s, desk.Console.Bureau.Today, desk.Console.Bureau.Today)).Count(a => a.Outcome == ScanRefusals.Infected.Id));
    }

    private static string? Judge(byte[] file) => file switch
    {
        [2] => "INSTREAM size limit exceeded. ERROR",
        [3] => null,
        _ => Encoding.UTF8.GetString(file) == Bad ? "stream: Made.Up FOUND" : "stream: OK",
    };

    private static Task Scan(string address, byte[] bytes) => new UploadScanner(address, TimeProvider.System).RequireCleanAsync(new FileContent("名单.csv", bytes), TestContext.Current.CancellationToken);

    private static Task<UserErrorException> Refused(string address, byte[] bytes) => Assert.ThrowsAsync<UserErrorException>(() => Scan(address, bytes));
}
