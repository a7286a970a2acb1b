using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inspections.Worker.Cli;
using Inspections.Worker.Health;
using Inspections.Worker.Hosting;
using Inspections.Worker.Hosting.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Inspections.Worker.Tests.Hosting.Operations;

/// <summary>Alarm rules, dashboard and runbook speak of what the program measures, and of all of it.</summary>
public sealed partial class RunbookTests
{
    // Measured by Prometheus itself and by .NET.
    private static readonly string[] Others = ["up", "dotnet_process_memory_working_set_bytes"];

    private static string Rules => File.ReadAllText(Repository.At("deploy", "prometheus-alerts.yml"));

    private static string Runbook => File.ReadAllText(Repository.At("docs", "runbook.md"));

    [Fact]
    public async Task Rules_and_dashboard_ask_for_what_is_measured_and_nothing_that_is_measured_is_left_out()
    {
        string[] measured = await MeasuredAsync();
        Assert.True(measured.Length >= 13, string.Join(' ', measured));
        using var dashboard = JsonDocument.Parse(File.ReadAllText(Repository.At("deploy", "grafana-dashboard.json")));
        string[] asked = [.. dashboard.RootElement.GetProperty("panels").EnumerateArray().SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!)];
        string[] told = [.. Expression().Matches(Rules).Select(m => m.Groups["expr"].Value)];
        Assert.True(asked.Length > 10 && told.Length > 10, $"{asked.Length} and {told.Length} expressions");
        string[] names = [.. asked.Concat(told).SelectMany(e => Name().Matches(e)).Select(m => m.Value).Distinct(StringComparer.Ordinal)];
        Assert.Empty(names.Except([.. measured, .. Others], StringComparer.Ordinal));
        Assert.Empty(measured.Except(names, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_alarm_and_every_condition_is_in_the_runbook()
    {
        string[] alarms = [.. Alarm().Matches(Rules).Select(m => m.Groups["name"].Value)];
        Assert.Equal(alarms.Length, alarms.Distinct(StringComparer.Ordinal).Count());
        string[] told = [.. Heading().Matches(Runbook).Select(m => m.Groups["name"].Value)];
        Assert.Equal(alarms.Order(StringComparer.Ordinal), told.Where(t => t.StartsWith("Inspections", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(ConditionIds.All.Order(StringComparer.Ordinal), told.Where(t => t.Contains('-', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Each.Of(alarms, a => Assert.Contains($"runbook: 'docs/runbook.md#{a.ToLowerInvariant()}'", Rules, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_names_conditions_names_such_as_there_are()
    {
        string[] named = [.. Id().Matches(Rules).Select(m => m.Value).Distinct(StringComparer.Ordinal)];
        Assert.NotEmpty(named);
        Assert.Empty(named.Except(ConditionIds.All, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("runbook.md", 10)]
    [InlineData("install.md", 10)]
    public void Every_command_of_a_guide_is_one(string guide, int atLeast)
    {
        string[] verbs = [.. CommandTree.Make(TextWriter.Null, TextWriter.Null).Subcommands.Select(c => c.Name)];
        string[] typed = [.. Typed().Matches(File.ReadAllText(Repository.At("docs", guide))).Select(m => m.Groups["verb"].Value).Distinct(StringComparer.Ordinal)];
        Assert.True(typed.Length >= atLeast, string.Join(' ', typed));
        Assert.Empty(typed.Except(verbs, StringComparer.Ordinal));
    }

    // By the rules of Prometheus: dots become lines, a unit and the kind of a count stand at the end.
    private static async Task<string[]> MeasuredAsync()
    {
        using var scratch = new Scratch();
        System.IO.Directory.CreateDirectory(scratch.At("data"));
        scratch.Write("data/inspections.json", """{ "Port": 0, "LogLevel": "None", "OperationsAddress": "none" }""");
        using OpenBureau opened = OpenBureau.OpenOrMake(scratch.At("data"), sampleWhenNew: true);
        await using WebApplication worker = RunCommand.Build(opened);
        Meter meter = worker.Services.GetRequiredService<IMeterFactory>().Create(Telemetry.Name);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (i, _) =>
            {
                if (ReferenceEquals(i.Meter, meter))
                {
                    names.Add(i.Name.Replace('.', '_') + (i.Unit == "s" ? "_seconds" : "") + (i.GetType().Name.Contains("Counter", StringComparison.Ordinal) ? "_total" : ""));
                }
            },
        };
        listener.Start();
        return [.. names];
    }

    [GeneratedRegex(@"^ +expr: '(?<expr>.*)'$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\b(inspections|dotnet|http|quartz)_[a-z_]+|\bup\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"^ +- alert: (?<name>\w+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Alarm();

    [GeneratedRegex(@"^### (?<name>[\w-]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    // In a code span, or at the beginning of a line of a code block.
    [GeneratedRegex(@"(?:`|^)inspections(?:\.exe)? (?<verb>[a-z][a-z-]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Typed();

    [GeneratedRegex(@"\b[A-Z]+-\d{3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
