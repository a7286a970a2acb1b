using System.Text.Json;
using Inspections.Worker.Health;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Inspections.Worker.Tests.Health;

/// <summary>What the worker finds wrong is seen by other processes.</summary>
public sealed class ConditionFileTests
{
    [Fact]
    public void It_says_what_is_wrong_now_from_one_change_to_the_next()
    {
        using var scratch = new Scratch();
        var file = new ConditionFile(scratch.Folder);
        int written = 0;
        var clock = new FakeTimeProvider();
        var conditions = new Conditions(clock, NullLogger.Instance)
        {
            Changed = now =>
            {
                written++;
                file.Write(now);
            },
        };
        Assert.Null(file.Read());
        conditions.Begin(ConditionIds.StepFails, new Finding("publish", new Text("公示失败", "publishing fails")));
        Condition found = Assert.Single(file.Read()!);
        Assert.Equal(("STEP-001 publish", "公示失败", "publishing fails", clock.GetUtcNow()), (found.Name, found.Says.Zh, found.Says.En, found.Since));

        clock.Advance(TimeSpan.FromMinutes(1));
        conditions.Begin(ConditionIds.StepFails, new Finding("publish", new Text("公示失败", "publishing fails")));
        Assert.Equal(1, written);
        conditions.Begin(ConditionIds.StepFails, new Finding("publish", new Text("公示失败两次", "publishing failed twice")));
        Assert.Equal(("publishing failed twice", found.Since), (file.Read()![0].Says.En, file.Read()![0].Since));
        conditions.End(ConditionIds.StepFails, "publish");
        Assert.Empty(file.Read()!);
        file.Delete();
        Assert.Null(file.Read());
    }

    [Fact]
    public void What_cannot_be_written_or_read_stops_nothing()
    {
        using var scratch = new Scratch();
        new ConditionFile(scratch.Write("no-folder", "")).Write([]);
        scratch.Write("conditions.json", "{");
        Assert.Null(new ConditionFile(scratch.Folder).Read());
    }

    [Fact]
    public async Task Status_shows_it()
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", """{ "Authority": "350100/housing" }""");
        Assert.Equal(0, (await Scratch.RunAsync("import", "firms", Scratch.SampleFirms, "--data", scratch.At("data"))).Code);
        Assert.Equal(JsonValueKind.Null, (await StatusAsync(scratch)).GetProperty("conditions").ValueKind);

        new ConditionFile(scratch.At("data")).Write([new Condition(ConditionIds.StepFails, "publish", new Text("公示失败", "publishing fails"), DateTimeOffset.UnixEpoch)]);
        (_, string output, _) = await Scratch.RunAsync("status", "--data", scratch.At("data"));
        Assert.Contains("STEP-001 publish", output, StringComparison.Ordinal);
        Assert.Contains("公示失败", output, StringComparison.Ordinal);
        Assert.Equal("STEP-001", (await StatusAsync(scratch)).GetProperty("conditions")[0].GetProperty("Id").GetString());
    }

    private static async Task<JsonElement> StatusAsync(Scratch scratch) =>
        JsonDocument.Parse((await Scratch.RunAsync("status", "--json", "--data", scratch.At("data"))).Output).RootElement;
}
