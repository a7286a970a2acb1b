using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Lists;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Importing;
using Inspections.Worker.Publication.Papers;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>失信名单: one firm put on a list of dishonest firms, or taken off; both are published at once.</summary>
internal sealed class DishonestPages(ConsoleContext console)
{
    // The firm is the one whose page it is, and its name is known.
    private const int Known = 2;

    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Post("/lists/dishonest/add", Duty.Prepare, Add),
        ConsoleRoute.Post("/lists/dishonest/end", Duty.Prepare, End),
    ];

    /// <summary>The forms on a firm's page; null for who may not use them.</summary>
    public static DishonestForms? FormsOf(Session session, SignedIn who, Firm firm) => !RoleTable.Has(who.Account, Duty.Prepare) || !firm.Sectors.All(who.Account.Sees)
        ? null
        : new DishonestForms(
            [.. DishonestyStore.OfFirm(session, firm.Id).Select(e => (e.Key, $"{e.List}，{BeijingTime.Format(e.On)}"))],
            Form($"{firm.Id}", [.. DirectoryCells.Dishonest.Select(_ => "")], EntryForm.NoFaults));

    private static EntryForm Form(string firm, string[] cells, ILookup<string, Text> faults) => new(
        "/lists/dishonest/add", ListTexts.PutOn, ListTexts.PutOn, firm, "",
        [.. DirectoryCells.Dishonest.Index().Skip(Known).Select(c => DirectoryFormCells.Field(c.Index, c.Item, cells[c.Index], new SectorNames()))],
        faults, IsPublished: true);

    private ConsoleAnswer Add(ConsoleRequest request)
    {
        Firm firm = Find(request);
        string[] given = [.. DirectoryCells.Dishonest.Select((_, i) => i == 0 ? $"{firm.Id}" : i < Known ? "" : request.Form[DirectoryFormCells.FieldOf(i)].Trim())];
        (ImportedRows<DishonestyRow> read, DishonestyImport import) = console.Bureau.Database.Read(session =>
        {
            ImportedRows<DishonestyRow> row = DishonestyFile.ReadOne(given, new ImportOptions(AcceptUnverified: true) { Confirmed = PersonalDataConfirmations.Texts(session), Today = console.Bureau.Today });
            return (row, DishonestyImport.Of(session, row, console.Bureau.Today));
        });
        if (read.Problems.Total > 0)
        {
            return ConsoleAnswer.Of<EntryFormPage>(new EntryFormView(console.Frame(request), firm.Name, Form($"{firm.Id}", given, DirectoryFormCells.Faults(read, DirectoryCells.Dishonest))), StatusCodes.Status409Conflict);
        }

        console.Authentication.Prove(request.Person, request.Proving);
        DishonestyEntry entry = read.Rows[0].Value.Entry ?? throw ListPageRefusals.NoEntry.Error(firm.Id);
        new DirectoryUpdate(console.Bureau).AddDishonest(entry);
        return Done(request, "lists.dishonest.add", firm, entry.List);
    }

    private ConsoleAnswer.GoTo End(ConsoleRequest request)
    {
        Firm firm = Find(request);
        console.Authentication.Prove(request.Person, request.Proving);
        new DirectoryUpdate(console.Bureau).EndDishonest(firm.Id, request.Form["key"]);
        return Done(request, "lists.dishonest.end", firm, request.Form["key"]);
    }

    private Firm Find(ConsoleRequest request)
    {
        Identifier id = DirectoryFormCells.IdOf(request);
        Firm firm = console.Bureau.Database.Read(s => FirmStore.Find(s, id))?.Firm ?? throw ListPageRefusals.NoEntry.Error(id);
        DirectoryFormCells.RequireSees(request.Person, firm.Sectors);
        return firm;
    }

    private ConsoleAnswer.GoTo Done(ConsoleRequest request, string what, Firm firm, string list)
    {
        console.Bureau.Database.Write(session => ActionLog.Add(session, request.Person.Did(console.Bureau.Now, what, $"{firm.Id} {Printable.Shorten(list)}")));
        return new ConsoleAnswer.GoTo($"/firms/{firm.Id}", ConsoleNotice.DishonestChanged, IsPublished: true);
    }
}
