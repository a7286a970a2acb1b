using System.Diagnostics;
using System.Text.Json;
using Inspections.Core.Verification;
using Inspections.Core.Verification.Reports;
using Xunit;

namespace Inspections.Core.Tests.Verification.Verifiers;

/// <summary>What a script says of a variant.</summary>
/// <param name="Name">The variant's name.</param>
/// <param name="Verdict">VALID, INVALID or INCOMPLETE.</param>
/// <param name="Failed">Names of the checks that fail.</param>
/// <param name="Errors">Faults of the script itself: none may be provoked by what is published.</param>
/// <param name="Notices">Its notices.</param>
/// <param name="Report">All that it reports, in the form of docs/protocol.json.</param>
internal sealed record ScriptFinding(
    string Name, string Verdict, IReadOnlyList<string> Failed, IReadOnlyList<string> Errors, IReadOnlyList<string> Notices, JsonElement Report)
{
    /// <summary>Null when the library says the same: verdict, assurances, and notices word by word; else the first difference.</summary>
    public string? Difference(VerificationReport library)
    {
        string[] own = [.. Report.GetProperty("assurances").EnumerateObject().Select(a => $"assurance {a.Name} {a.Value}").Order(StringComparer.Ordinal)
            .Concat(Report.GetProperty("notices").EnumerateArray().Select(n => $"{n.GetProperty("name")} {(n.TryGetProperty("draw", out JsonElement draw) ? draw.ToString() : "")}: {n.GetProperty("text")}"))];
        string[] theirs = [.. library.Assurances.Select(a => $"assurance {a.Key} {a.Value.Name()}").Order(StringComparer.Ordinal)
            .Concat(library.Notices.Select(n => $"{n.Kind} {n.Draw}: {n.Text}"))];
        return Verdict != library.Verdict.Name() ? $"{Name}: {Verdict}, the library {library.Verdict.Name()}: {Verified.Describe(library)}"
            : own.SequenceEqual(theirs, StringComparer.Ordinal) ? null
            : $"{Name}: only here [{string.Join("; ", own.Except(theirs, StringComparer.Ordinal))}], only the library [{string.Join("; ", theirs.Except(own, StringComparer.Ordinal))}]";
    }

    public override string ToString() => $"{Name}: {Verdict} {string.Join(' ', Failed)} {string.Join(' ', Errors)}";
}

/// <summary>A verifier that is a script, started once for many variants of one folder; a test is skipped where its program is missing.</summary>
internal sealed class ScriptVerifier(string program, string cases, string verifier)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The script of the public pages, under node.</summary>
    public static ScriptVerifier Page { get; } = new("node", "verify-cases.js", "verify.js");

    /// <summary>The script of docs/verify-by-hand.md, under python3.</summary>
    public static ScriptVerifier ByHand { get; } = new("python3", "verify_cases.py", "verify.py");

    public static TheoryData<string> Programs => ["node", "python3"];

    public static ScriptVerifier Of(string program) => program == Page.Program ? Page : ByHand;

    private string Program => program;

    /// <summary>What runs it.</summary>
    public string Name => program;

    public IReadOnlyList<ScriptFinding> Verify(MemoryFiles folder, IEnumerable<PublishedCase> variants)
    {
        Assert.SkipUnless(IsInstalled(program), $"{program} is not installed");
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(file, variants.Select(v => v.ToLine()).Prepend(PublishedCase.FolderLine(folder)));
            return [.. Run(file).Select(line => JsonSerializer.Deserialize<ScriptFinding>(line, Options)!)];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private List<string> Run(string file)
    {
        var start = new ProcessStartInfo(program, [Script(cases), Script(verifier), file]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        List<string> found = [];
        while (Next(process, found) is string line)
        {
            found.Add(line);
        }

        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {errors.Result}");
        return found;
    }

    // A published file must not keep a verifier busy for ever.
    private string? Next(Process process, List<string> found)
    {
        Task<string?> line = process.StandardOutput.ReadLineAsync();
        if (!line.Wait(Patience))
        {
            process.Kill();
            Assert.Fail($"{program} does not come to an end soon after: {found.LastOrDefault()}");
        }

        return line.Result;
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Verifiers", name);

    private static bool IsInstalled(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
