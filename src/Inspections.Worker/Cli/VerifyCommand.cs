using System.CommandLine;
using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Verification.Reports;
using Inspections.Worker.Cli.Shared;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting;

namespace Inspections.Worker.Cli;

/// <summary><c>inspections verify PATH|URL</c>: every check of protocol section 12, from published files alone; of one draw where its folder or page is named.</summary>
internal static class VerifyCommand
{
    public static Command Make(TextWriter output)
    {
        Argument<string> place = new("place") { Description = "公示目录、其网址、其中一次抽取的目录或网页，或归档文件 the published folder, its http(s) address, one draw's folder or page, or an archive" };
        Option<string?> draw = new("--draw") { Description = "只核验一次抽取 verify one draw only" };
        Option<int?> year = new("--year") { Description = "只核验一个年度 verify one year only" };
        Option<string?> key = new("--key") { Description = "从别处得知的本机关验证公钥（文件或文本）the bureau's verifier key, known from elsewhere: a file or the text" };
        Option<string?> now = new("--now") { Description = "核验时刻，缺省为本机时间 the verifier's clock, else the machine's: 2027-01-05T09:00:00+08:00" };
        Option<bool> json = new("--json") { Description = "输出 JSON print JSON" };
        year.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: string text }] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is < 2000 or > 9999)
            {
                given.AddError("--year：年度为 2000 至 9999 a year is 2000 to 9999");
            }
        });
        var command = new Command("verify", "核验公示的抽取 verify published draws") { place, draw, year, key, now, json };
        command.SetAction(parsed =>
        {
            try
            {
                using PublishedPlace files = PublishedPlace.Open(parsed.GetRequiredValue(place));
                DrawId? one = parsed.GetValue(draw) is string id ? ProtocolText.Read(id, DrawId.Parse) : files.Draw;
                if (one is DrawId named && parsed.GetValue(year) is int other && named.Year != other)
                {
                    throw CommandRefusals.DrawOfOtherYear.Error(named, other);
                }

                VerificationReport report;
                using (var bar = new ProgressBar())
                {
                    report = PublicationVerifier.Verify(files, new VerificationOptions
                    {
                        Draw = one,
                        Year = parsed.GetValue(year),
                        TrustedKey = parsed.GetValue(key) is string text ? ProtocolText.ReadKey(text) : null,
                        Now = parsed.GetValue(now) is string moment ? ProtocolText.Read(moment, BeijingTime.ParseMoment) : MachineClock.Time.GetUtcNow(),
                        Progress = bar,
                    });
                }

                Action<VerificationReport, TextWriter> print = parsed.GetValue(json) ? ReportJson.Print : ReportText.Print;
                print(report, output);
                return report.Verdict switch { Verdict.Valid => 0, Verdict.Invalid => 1, _ => 2 };
            }
            catch (Exception e) when (e is not RefusedException { Nature: not RefusalNature.State })
            {
                throw CommandRefusals.NotVerified.Error(PrintableText.Escape(e is RefusedException { Refusal: var refusal } ? $"{refusal.Whole}" : e.Message));
            }
        });
        return command;
    }
}
