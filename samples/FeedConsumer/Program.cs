using System.Text;
using System.Text.Json;
using Inspections.Core.Encodings;
using Inspections.Core.Ledger;
using Inspections.Core.Publication.Credit;
using Inspections.Core.Publication.Places;
using Inspections.Core.Refusals;

// Follows a bureau's credit feed: `feedconsumer FOLDER|ZIP|URL KEY STORE`. KEY is a file with the bureau's key, got from elsewhere than the feed; STORE gets a line a record.
// It may be killed anywhere and run again at any time: every record is stored exactly once, and only if the signed ledger bears it out.
var (key, store) = (VerifierKey.Parse(File.ReadLines(args[1]).First()), args[2]);

// A line of the store is what came together: records, and where to go on after them. A last line that was not finished is written anew.
string[] lines = File.Exists(store) ? Encoding.UTF8.GetString(File.ReadAllBytes(store)).Split('\n')[..^1] : [];
File.WriteAllText(store, string.Concat(lines.Select(l => l + "\n")));
CreditFeedPosition position = lines.Length == 0 ? CreditFeedPosition.Start
    : CreditFeedPosition.FromJson(CanonicalJson.Parse(Encoding.UTF8.GetBytes(JsonDocument.Parse(lines[^1]).RootElement.GetProperty("position").GetRawText())));
try
{
    using var place = PublishedPlace.Open(args[0]);
    using StreamWriter into = File.AppendText(store);
    foreach (CreditBatch batch in new CreditFeedReader(place, key, position).Read())
    {
        into.Write(Json.Object(("records", Json.Array(batch.Records, r => r.Content)), ("position", batch.Position.ToJson())) + "\n");
        into.Flush();
        position = batch.Position;
    }
}
catch (RefusedException e)
{
    // What could not be read may be read later; anything else is the bureau's to answer.
    Console.Error.WriteLine($"refused: {e.Refusal.Whole.En} [{e.Refusal.Id}]");
    return e.Nature == RefusalNature.Unreadable ? 75 : 1;
}

Console.WriteLine($"{position.Sequence} in all");
return 0;
