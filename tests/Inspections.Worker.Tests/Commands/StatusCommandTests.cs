using System.Text.Json;
using Inspections.Core.Encoding;
using Xunit;

namespace Inspections.Worker.Tests.Commands;

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
}
