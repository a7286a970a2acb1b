using System.Globalization;
using Inspections.Core.Directories;
using Inspections.Core.Encodings;
using Inspections.Core.Privacy;
using Inspections.Core.Results;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Files.Photos;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Lifecycle.Entering;
using Inspections.Worker.Storage;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>结果录入: the form of one firm's result, its draft, and what is done with a public one.</summary>
internal sealed class EntryPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/rounds/{draw}/firms/{firm}", Duty.EnterResults, Show),
        ConsoleRoute.Upload("/rounds/{draw}/firms/{firm}", Duty.EnterResults, Submit),
        ConsoleRoute.Upload("/rounds/{draw}/firms/{firm}/draft", Duty.EnterResults, r => Keep(r, photo: null)),
        ConsoleRoute.Upload("/rounds/{draw}/firms/{firm}/photos/{photo}/remove", Duty.EnterResults, r => Keep(r, r.Parts["photo"])),
        ConsoleRoute.Get("/rounds/{draw}/firms/{firm}/photos/{photo}", Duty.Read, Photo),
        ConsoleRoute.Post("/rounds/{draw}/firms/{firm}/draft/drop", Duty.EnterResults, Drop),
        ConsoleRoute.Post("/rounds/{draw}/firms/{firm}/withdraw", Duty.EnterResults, Withdraw),
        ConsoleRoute.Post("/rounds/{draw}/firms/{firm}/give-up", Duty.EnterResults, GiveUp),
    ];

    private static string Path(DrawId draw, Identifier firm) => $"/rounds/{draw}/firms/{firm}";

    private ConsoleAnswer Show(ConsoleRequest request)
    {
        (DrawId draw, Identifier firm) = Which(request);
        return console.Bureau.Database.Read(session =>
        {
            EntryCase at = console.Results.Look(session, request.Person, draw, firm);
            ResultForm form = at.Draft is { } draft ? ResultForm.Of(draft.Fields)
                : at.Latest is { IsTakenBack: false } latest ? ResultForm.Of(latest.Content, latest.Reason)
                : ResultForm.Empty;

            // A draft goes with what stood when it was begun: what came afterwards is to be seen before it is submitted.
            return Page(session, request, draw, firm, at, form, [], at.Draft?.Seen ?? at.Seen, at.Draft?.Revision ?? 0, StatusCodes.Status200OK);
        });
    }

    private ConsoleAnswer Submit(ConsoleRequest request)
    {
        (DrawId draw, Identifier firm) = Which(request);
        var form = ResultForm.Of(request.Form);
        (InspectionResult result, IReadOnlyList<ResultFault> unread) = form.Read(draw, firm, console.Bureau.Today);
        string correction = form[EntryField.Correction], seen = request.Form[EntryField.Seen];
        (IReadOnlyList<(string, Photo)> photos, IReadOnlyList<Refusal> unseen) = ResultPhotos.Read(request.Form.Files(EntryField.Photo));

        // Photographs stay with the draft when something else is wrong: nobody sends them twice.
        (EntryOutcome? outcome, IReadOnlyList<ResultFault> faults, IReadOnlyList<Refusal> left) = console.Bureau.Write<(EntryOutcome?, IReadOnlyList<ResultFault>, IReadOnlyList<Refusal>)>(session =>
        {
            IReadOnlyList<Refusal> bad = [.. unseen, .. console.Photos.Add(session, request.Person, draw, firm, photos)];
            if (unread.Count == 0 && bad.Count == 0)
            {
                (EntryOutcome? done, IReadOnlyList<ResultFault> wrong) = console.Results.Submit(session, request.Person, result, correction, seen);
                return (done, wrong, []);
            }

            return (null, [.. unread, .. console.Results.Faults(session, request.Person, result, correction).Where(f => unread.All(u => u.Field != f.Field))], bad);
        });
        return outcome is null
            ? console.Bureau.Database.Read(session => Page(
                session, request, draw, firm, console.Results.Look(session, request.Person, draw, firm), form, faults, seen, Revision(request), StatusCodes.Status409Conflict, left))
            : new ConsoleAnswer.GoTo($"/rounds/{draw}", outcome == EntryOutcome.Unchanged ? ConsoleNotice.ResultUnchanged : ConsoleNotice.ResultEntered, IsPublished: true);
    }

    // What was typed is kept whatever the button was: the page comes anew.
    private ConsoleAnswer Keep(ConsoleRequest request, string? photo)
    {
        (DrawId draw, Identifier firm) = Which(request);
        var form = ResultForm.Of(request.Form);
        var draft = new ResultDraft(draw, firm, form.Fields, request.Form[EntryField.Seen], Revision(request), console.Bureau.Now);
        (IReadOnlyList<(string, Photo)> photos, IReadOnlyList<Refusal> unseen) = ResultPhotos.Read(request.Form.Files(EntryField.Photo));
        IReadOnlyList<Refusal> left = console.Bureau.Database.Write<IReadOnlyList<Refusal>>(session =>
        {
            console.Results.Keep(session, request.Person, draft);
            if (photo is not null)
            {
                console.Photos.Remove(session, request.Person, draw, firm, photo);
            }

            return [.. unseen, .. console.Photos.Add(session, request.Person, draw, firm, photos)];
        });
        return left.Count == 0
            ? new ConsoleAnswer.GoTo(Path(draw, firm), ConsoleNotice.DraftKept)
            : console.Bureau.Database.Read(session => Page(
                session, request, draw, firm, console.Results.Look(session, request.Person, draw, firm), form, [], draft.Seen, draft.Revision + 1, StatusCodes.Status409Conflict, left));
    }

    private ConsoleAnswer Photo(ConsoleRequest request)
    {
        (DrawId draw, Identifier firm) = Which(request);
        (string type, byte[] content) = console.Bureau.Database.Read(session => ResultPhotos.Open(session, request.Person, draw, firm, request.Parts["photo"]));
        return new ConsoleAnswer.Picture(type, content);
    }

    /// <summary>The photographs of a drawn firm that a person sees.</summary>
    internal static IReadOnlyList<PhotoRow> PhotosOf(Session session, SignedIn who, DrawId draw, Identifier firm)
    {
        SubmittedResult? latest = ResultStore.Latest(session, draw, firm);
        return
        [
            .. ResultPhotos.Seen(session, who, draw, firm).Select((p, i) => new PhotoRow(
                $"{Path(draw, firm)}/photos/{p.Digest}",
                EntryTexts.PhotoOf(i + 1, p.Size, MomentText.Of(p.AddedAt)),
                p.Position is null,
                ResultPhotos.MayRemove(p, latest) ? $"{Path(draw, firm)}/photos/{p.Digest}/remove" : null)),
        ];
    }

    private ConsoleAnswer Drop(ConsoleRequest request)
    {
        (DrawId draw, Identifier firm) = Which(request);
        console.Bureau.Database.Write(session => console.Results.Drop(session, request.Person, draw, firm, Revision(request)));
        return new ConsoleAnswer.GoTo(Path(draw, firm), ConsoleNotice.DraftDropped);
    }

    private ConsoleAnswer Withdraw(ConsoleRequest request)
    {
        (DrawId draw, Identifier firm) = Which(request);
        console.Bureau.Write(session => console.Results.Withdraw(session, request.Person, draw, firm, request.Form["reason"], request.Form[EntryField.Seen]));
        return new ConsoleAnswer.GoTo($"/rounds/{draw}", ConsoleNotice.ResultEntered, IsPublished: true);
    }

    private ConsoleAnswer GiveUp(ConsoleRequest request)
    {
        (DrawId draw, Identifier firm) = Which(request);
        console.Bureau.Write(session => console.Results.GiveUp(session, request.Person, draw, firm, request.Form["reason"], request.Form[EntryField.Seen]));
        return new ConsoleAnswer.GoTo($"/rounds/{draw}", ConsoleNotice.CorrectionGivenUp, IsPublished: true);
    }

    private ConsoleAnswer.Page Page(
        Session session, ConsoleRequest request, DrawId draw, Identifier firm, EntryCase at, ResultForm form, IReadOnlyList<ResultFault> faults, string seen, long revision, int status,
        IReadOnlyList<Refusal>? left = null)
    {
        IReadOnlyList<PhotoRow> photos = PhotosOf(session, request.Person, draw, firm);
        IReadOnlyDictionary<Identifier, string> people = InspectorStore.Names(session);
        return ConsoleAnswer.Of<EntryPage>(
            new EntryView(
                console.Frame(request),
                Path(draw, firm),
                $"{draw}",
                ConsoleContext.NamesOfRounds(session, request.Language)(draw),
                $"{firm}",
                FirmStore.Names(session, [firm]).GetValueOrDefault($"{firm}", $"{firm}"),
                $"{BeijingTime.Format(at.Task.Visits.First)}–{BeijingTime.Format(at.Task.Visits.Last)}",
                [.. Notices(session, at, form, seen)],
                form[EntryField.On],
                BeijingTime.Format(console.Bureau.Today),
                [.. at.Signers.Select(i => new EntryChoice($"{i}", Text.Same($"{people.GetValueOrDefault(i)} {i}".Trim()), form.Has(EntryField.Inspector, $"{i}")))],
                [
                    .. at.Task.Items.Select(i => new EntryItem(
                        new EntryChoice($"{i.Code}", Text.Same($"{i.Code} {i.Name}"), form.Has(EntryField.Items, $"{i.Code}")), i.Content, form[$"{EntryField.Problem}{i.Code}"])),
                ],
                [.. ResultCategory.All.Select(c => new EntryChoice(c.Name, new Text(c.Chinese, c.Name), form.Has(EntryField.Category, c.Name)))],
                [
                    .. FollowUpWords.All.Select(m => new EntryMeasure(
                        $"{EntryField.Measure}{m.Measure}", new Text(m.Chinese, $"{m.Measure}"), form.All($"{EntryField.Measure}{m.Measure}") is { Count: > 0 } days ? days : [""])),
                ],
                form[EntryField.WindowReason],
                form[EntryField.Remark],
                at.Corrects,
                form[EntryField.Correction],
                faults.Select(f => (Field: f.Field.ToString(), Says: Of(f))).Concat(left?.Select(r => (Field: EntryView.PhotoFaults, Says: r.Whole)) ?? []).ToLookup(f => f.Field, f => f.Says, StringComparer.Ordinal),
                seen,
                at.Seen,
                revision,
                at.Draft is not null || photos.Any(p => p.IsDraft),
                at.MayBeWithdrawn,
                at.MayBeGivenUp)
            {
                Photos = photos,
            },
            status);
    }

    private static Text Of(ResultFault fault) => fault.Value.Length == 0
        ? fault.Refusal.Whole
        : new Text($"{Printable.Shorten(fault.Value)}：{fault.Refusal.Whole.Zh}", $"{Printable.Shorten(fault.Value)}: {fault.Refusal.Whole.En}");

    private static IEnumerable<EntryNotice> Notices(Session session, EntryCase at, ResultForm form, string seen)
    {
        if (seen != at.Seen)
        {
            yield return new EntryNotice(EntryTexts.Stale, IsAlert: true);
        }

        if (at.SentBack is { } back)
        {
            string who = AccountStore.Find(session, back.By) is { } account ? $"{account.Name} {back.By}" : $"{back.By}";
            yield return new EntryNotice(EntryTexts.SentBack(who, BeijingTime.Format(BeijingTime.DateOf(back.At)), back.Reason ?? ""), IsAlert: true);
        }

        if (at.Latest is { State: ResultState.UnderReview })
        {
            yield return new EntryNotice(EntryTexts.UnderReview, IsAlert: false);
        }

        if (at.Corrects)
        {
            yield return new EntryNotice(EntryTexts.Public, IsAlert: false);
        }

        if (at.Draft is { } draft)
        {
            yield return new EntryNotice(EntryTexts.Draft(MomentText.Of(draft.SavedAt)), IsAlert: false);
        }

        PersonalDatum[] personal = [.. form.Fields.Where(f => f.Key is EntryField.Remark or EntryField.WindowReason or EntryField.Correction || f.Key.StartsWith(EntryField.Problem, StringComparison.Ordinal)).SelectMany(f => f.Value).SelectMany(PersonalData.Find)];
        if (personal.Length > 0)
        {
            yield return new EntryNotice(PersonalDataWords.Warning(personal), IsAlert: true);
        }
    }

    private static long Revision(ConsoleRequest request) =>
        long.TryParse(request.Form[EntryField.Revision], NumberStyles.None, CultureInfo.InvariantCulture, out long revision) ? revision : 0;

    private static (DrawId Draw, Identifier Firm) Which(ConsoleRequest request)
    {
        DrawId draw = RoundPages.DrawOf(request);
        string firm = request.Parts["firm"];
        return Identifier.IsValid(firm) ? (draw, Identifier.Parse(firm)) : throw EntryRefusals.FirmNotDrawn.Error(draw);
    }
}
