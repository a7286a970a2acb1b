using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Inspections.Core.Drawing;
using Inspections.Core.Ledger;
using Inspections.Core.Verification;
using Inspections.Core.Witnessing;
using Inspections.Worker.Publication;

namespace Inspections.Worker.Commands;

/// <summary><c>inspections verify PATH</c>: every check of protocol section 12, from the published folder alone.</summary>
internal static class VerifyCommand
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make(TextWriter output, TextWriter errors)
    {
        Argument<string> path = new("path") { Description = "公示目录 the published folder" };
        Option<string?> draw = new("--draw") { Description = "只核验一次抽取 verify one draw only" };
        Option<string?> key = new("--key") { Description = "从别处得知的本机关验证公钥（文件或文本）the bureau's verifier key, known from elsewhere: a file or the text" };
        Option<bool> json = new("--json") { Description = "输出 JSON print JSON" };
        var command = new Command("verify", "核验公示的抽取 verify published draws") { path, draw, key, json };
        command.SetAction(parsed =>
        {
            string root = parsed.GetRequiredValue(path);
            if (!System.IO.Directory.Exists(root))
            {
                throw new UserErrorException($"没有目录 {root}", $"there is no folder {root}", UserErrorException.Usage);
            }

            using var bar = new ProgressBar();
            var options = new VerificationOptions
            {
                Draw = parsed.GetValue(draw) is string id ? ProtocolText.Read(id, DrawId.Parse) : null,
                TrustedKey = parsed.GetValue(key) is string text ? ProtocolText.Read(File.Exists(text) ? File.ReadAllText(text).TrimEnd() : text, VerifierKey.Parse) : null,
                Progress = bar,
            };
            VerificationReport report = PublicationVerifier.Verify(new PublishedFolderFiles(root), options);
            bar.Dispose();
            if (parsed.GetValue(json))
            {
                PrintJson(report, output);
            }
            else
            {
                Print(report, output);
            }

            return report.Verdict switch { Verdict.Valid => 0, Verdict.Invalid => 1, _ => 2 };
        });
        return command;
    }

    /// <summary>VALID, INVALID or INCOMPLETE.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToUpperInvariant();

    private static void Print(VerificationReport report, TextWriter output)
    {
        foreach (Finding finding in report.Findings.Where(f => f.Outcome != Outcome.Ok))
        {
            output.WriteLine($"{Word(finding.Outcome)}  {Word(finding.Check)}  {Subject(finding)}\n    应为 expected: {finding.Expected}\n    实为 found:    {finding.Found}");
        }

        foreach (Notice notice in report.Notices)
        {
            output.WriteLine($"提示 notice  {notice.Kind}  {notice.Draw?.ToString()}  {notice.Text}");
        }

        foreach ((DrawId draw, Assurance assurance) in report.Assurances.OrderBy(a => a.Key.ToString(), StringComparer.Ordinal))
        {
            output.WriteLine($"可信程度 assurance  {draw}  {Word(assurance)}");
        }

        string counts = string.Join(", ", Enum.GetValues<Outcome>().Select(o => $"{report.Findings.Count(f => f.Outcome == o)} {Word(o)}"));
        output.WriteLine($"{Word(report.Verdict)}  ({counts})");
    }

    private static void PrintJson(VerificationReport report, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            verdict = Word(report.Verdict),
            assurance = report.Assurances.ToDictionary(a => a.Key.ToString(), a => Word(a.Value), StringComparer.Ordinal),
            checks = report.Findings.Select(f => new
            {
                name = Word(f.Check),
                draw = f.Draw?.ToString(),
                year = f.Year?.ToString(),
                ok = f.Outcome == Outcome.Ok,
                outcome = Word(f.Outcome),
                expected = f.Expected,
                found = f.Found,
            }),
            notices = report.Notices.Select(n => new { kind = n.Kind.ToString(), draw = n.Draw?.ToString(), text = n.Text }),
        },
        Layout));

    private static string Word(Outcome outcome) => outcome switch { Outcome.Ok => "ok", Outcome.Failed => "failed", _ => "incomplete" };

    private static string Word(Check check) => check.ToString().ToLowerInvariant();

    private static string Word(Assurance assurance) => assurance == Assurance.SelfSealed ? "self-sealed" : assurance.ToString().ToLowerInvariant();

    private static string? Subject(Finding finding) => finding.Draw?.ToString() ?? finding.Year?.ToString();
}
