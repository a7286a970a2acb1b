using System.Security.Cryptography;
using Inspections.Core.Bureaus;
using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Policy;
using Inspections.Core.Publication;
using Inspections.Core.Verification.Reports;

// Who may be drawn and who may inspect; a bureau reads them from its own directory.
var brokers = SectorCode.Parse("brokers");
Firm[] firms = [.. Enumerable.Range(1, 200).Select(n => new Firm(Identifier.Parse($"F{n:000}"), $"经纪公司 {n}", [brokers]))];
RosterLeaf[] inspectors = [.. Enumerable.Range(1, 6).Select(n => new RosterLeaf(Identifier.Parse($"S{n}"), Label.Parse("market"), [brokers]))];

// The rules, one document: 5 % of the firms in three rounds a year, teams of two.
var authority = Authority.Parse("350100/housing");
var all = new StratumPolicy(SectorPolicy.Everyone, "全部企业", new Ratio(5, 100));
var policy = new PolicyDocument(authority, new DateOnly(2026, 1, 1), ["国办发〔2019〕5号"], [new SectorPolicy
{
    Sector = brokers,
    Name = "房地产经纪机构",
    Floor = new Ratio(5, 100),
    Rounds = 3,
    Strata = [all],
    Team = new TeamRule(2),
}]);

// A ledger: every head of it is signed by the bureau's key; a second one lies in the safe. The moments are yours to give.
DateTimeOffset now = BeijingTime.ParseMoment("2026-03-02T10:00:00+08:00");
using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
using var spare = ECDsa.Create(ECCurve.NamedCurves.nistP256);
var signer = new NoteSigner(authority.ToString(), key);
var ledger = BureauLedger.Begin(now, signer, VerifierKey.Of(authority.ToString(), spare), _ => new Digest(RandomNumberGenerator.GetBytes(Digest.Length)));
ledger.Adopt(now, policy);

// Before chance: firms, inspectors and the numbers to draw are fixed and published, and so is the seal of a value that nobody sees.
var request = new RoundRequest { Draw = DrawId.Parse("brokers-2026-r1"), Firms = firms, Roster = inspectors, DrawAt = now.AddDays(3) };
BureauRound round = ledger.Commit(now, ledger.Prepare(request)) ?? throw new InvalidOperationException("nobody can be drawn");

// Three days later: the value is opened, and everything follows from it.
Receipt receipt = round.Draw(now.AddDays(3));
foreach (Team team in receipt.Assignment.Teams)
{
    Console.WriteLine($"{team.Firm}: {string.Join(", ", team.Inspectors)}");
}

// What anybody does who doubts it, with the published files and the bureau's key alone.
var published = new FilesInMemory();
foreach (BureauFile file in BureauFiles.Public(ledger))
{
    published.Write(file.Path, file.Content.Span, file.From);
}

VerificationReport report = PublicationVerifier.Verify(published, new VerificationOptions { Draw = round.Id, TrustedKey = signer.Verifier });
Console.WriteLine(report.Verdict.Name());
return report.Verdict == Verdict.Valid ? 0 : 1;
