using System.Text.Json;
using Inspections.Core.Directory;
using Inspections.Core.Encoding;
using Inspections.Worker.Hosting;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

public sealed class StatusCommandTests
{
    [Fact]
    public async Task A_year_without_working_days_has_no_plan_and_status_says_why()
    {
        using var scratch = new Scratch();
        scratch.Write("days.json", """{ "source": "of one year", "version": "1", "years": { "2020": { "holidays": ["01-01"], "workdays": [] } } }""");
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", JsonSerializer.Serialize(new { Authority = "350100/housing", Calendar = scratch.At("days.json") }));
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", Scratch.SampleFirms, "--data", scratch.At("data"))).Code);
        int year = BeijingTime.DateOf(TimeProvider.System.GetUtcNow()).Year;

        (int code, string output, string errors) = await Scratch.RunAsync("status", "--data", scratch.At("data"));
        Assert.True(code == 0, errors);
        Assert.Contains($"{year} 年的工作日未知", output, StringComparison.Ordinal);
        JsonElement status = JsonDocument.Parse((await Scratch.RunAsync("status", "--json", "--data", scratch.At("data"))).Output).RootElement;
        Assert.Equal(year, status.GetProperty("yearsWithoutWorkingDays")[0].GetInt32());
        Assert.Equal([year], status.GetProperty("years").EnumerateArray().Select(y => y.GetProperty("year").GetInt32()));
    }

    [Fact]
    public async Task Recusals_are_declared_for_their_year_and_missed_when_the_new_year_has_none()
    {
        using var scratch = new Scratch();
        string data = scratch.At("data");
        System.IO.Directory.CreateDirectory(data);
        scratch.Write("data/inspections.json", """{ "Authority": "350100/housing" }""");
        string[] recusal = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "recusals.csv")).ElementAt(1).Split(',')];
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", Scratch.SampleFirms, "--data", data)).Code);
        int year = BeijingTime.DateOf(TimeProvider.System.GetUtcNow()).Year;
        using (OpenBureau office = OpenBureau.Open(data))
        {
            office.Bureau.Database.Write(s => RecusalStore.Add(s, new Recusal(Identifier.Parse(recusal[0]), Identifier.Parse(recusal[1]), RecusalGround.Other), year - 1));
        }

        string[] declare = ["recusal", "add", "--firm", recusal[0], "--inspector", recusal[1], "--ground", "Spouse", "--data", data];
        (int code, _, string errors) = await Scratch.RunAsync([.. declare, "--year", $"{year + 1}"]);
        Assert.True(code == 0, errors);
        Assert.Contains($"{year} 年尚未登记回避", (await Scratch.RunAsync("status", "--data", data)).Output, StringComparison.Ordinal);
        Assert.Equal("0", (await Scratch.RunAsync("recusal", "list", "--data", data)).Output.Trim());
        Assert.Contains(recusal[0], (await Scratch.RunAsync("recusal", "list", "--year", $"{year + 1}", "--data", data)).Output, StringComparison.Ordinal);
        Assert.Equal(64, (await Scratch.RunAsync([.. declare, "--year", $"{year - 1}"])).Code);

        Assert.Equal(0, (await Scratch.RunAsync(declare)).Code);
        Assert.DoesNotContain("尚未登记回避", (await Scratch.RunAsync("status", "--data", data)).Output, StringComparison.Ordinal);
    }
}
