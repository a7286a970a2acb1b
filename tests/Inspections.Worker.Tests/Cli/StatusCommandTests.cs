using System.Text.Json;
using Inspections.Core.Calendar;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Scheduling;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Stores;
using Xunit;

namespace Inspections.Worker.Tests.Cli;

public sealed class StatusCommandTests
{
    [Fact]
    public async Task A_year_without_working_days_has_no_plan_and_status_says_why()
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", JsonSerializer.Serialize(new { Authority = "350100/housing" }));
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", Scratch.SampleFirms, "--data", scratch.At("data"))).Code);
        DateOnly today = BeijingTime.DateOf(TimeProvider.System.GetUtcNow());
        IReadOnlyList<int> unknown = PlannedDays.YearsWithout(CalendarFile.Open(null), new PlanningOptions(), today);

        (int code, string output, string errors) = await Scratch.RunAsync("status", "--data", scratch.At("data"));
        Assert.True(code == 0, errors);
        Each.Of(unknown, y => Assert.Contains($"{y} 年的工作日未知", output, StringComparison.Ordinal));
        JsonElement status = JsonDocument.Parse((await Scratch.RunAsync("status", "--json", "--data", scratch.At("data"))).Output).RootElement;
        Assert.Equal(unknown, status.GetProperty("yearsWithoutWorkingDays").EnumerateArray().Select(y => y.GetInt32()));
        Assert.Equal([today.Year], status.GetProperty("years").EnumerateArray().Select(y => y.GetProperty("year").GetInt32()));
    }

    [Theory]
    [InlineData("2026-10-31", 2026)]
    [InlineData("2026-11-01", 2026, 2027)]
    [InlineData("2026-12-31", 2026, 2027)]
    public void The_next_year_is_asked_for_from_November_on(string today, params int[] asked)
    {
        var none = new WorkingDayCalendar("none", [], [], []);
        DateOnly day = BeijingTime.ParsePublishedDate(today);
        Assert.Equal(asked, PlannedDays.YearsWithout(none, new PlanningOptions(), day));
        Assert.Empty(PlannedDays.YearsWithout(new WorkingDayCalendar("both", [2026, 2027], [], []), new PlanningOptions(), day));
        Assert.Empty(PlannedDays.YearsWithout(none, new PlanningOptions { AssumeWeekdays = true }, day));
    }

    [Fact]
    public async Task Recusals_are_declared_for_their_year_and_missed_when_the_new_year_has_none()
    {
        using var scratch = new Scratch();
        string data = scratch.At("data");
        System.IO.Directory.CreateDirectory(data);
        scratch.Write("data/inspections.json", """{ "Authority": "350100/housing", "People": [ { "Id": "Z001", "Name": "赵一" }, { "Id": "Z002", "Name": "钱二" } ] }""");
        string[] recusal = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "recusals.csv")).ElementAt(1).Split(',')];
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", Scratch.SampleFirms, "--data", data)).Code);
        Assert.Equal(0, (await Scratch.RunAsync("import", "inspectors", Path.Combine(AppContext.BaseDirectory, "Hosting/Sample", "inspectors.csv"), "--data", data)).Code);
        int year = BeijingTime.DateOf(TimeProvider.System.GetUtcNow()).Year;
        using (OpenBureau opened = OpenBureau.Open(data))
        {
            opened.Bureau.Database.Write(s => RecusalStore.Add(s, new Recusal(Identifier.Parse(recusal[0]), Identifier.Parse(recusal[1]), RecusalGround.Other), year - 1));
        }

        string[] declare = ["recusal", "add", "--firm", recusal[0], "--inspector", recusal[1], "--ground", "Spouse", "--by", "Z001", "--approved-by", "Z002", "--data", data];
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
