using System.Security.Cryptography;
using Inspections.Core.Ledger.Entries;
using Inspections.Worker.BureauConsole.Pages;
using Inspections.Worker.Files;
using Inspections.Worker.Hosting.Keys;
using Inspections.Worker.Lifecycle.Accounts;
using Inspections.Worker.Stores;

namespace Inspections.Worker.BureauConsole;

/// <summary>密钥: the bureau's signing keys, never their private halves; a new one is decided by the head and approved by the leader.</summary>
internal sealed class KeyPages(ConsoleContext console)
{
    public IReadOnlyList<ConsoleRoute> Routes =>
    [
        ConsoleRoute.Get("/keys", Duty.SeeKeys, Show),
        ConsoleRoute.Post("/keys/decide", Duty.Decide, Decide),
        ConsoleRoute.Post("/keys/approve", Duty.Approve, Approve),
        ConsoleRoute.Post("/keys/drop/head", Duty.Decide, Drop),
        ConsoleRoute.Post("/keys/drop/leader", Duty.Approve, Drop),
    ];

    private KeyRotation Rotation => console.Machine.Keys;

    private ConsoleAnswer Show(ConsoleRequest request) => console.Bureau.Database.Read(session =>
    {
        DecidedRotation? pending = KeyRotation.Pending(session);
        Account who = request.Person.Account;
        (long Index, DateTimeOffset At, KeyBody Keys)[] all = [.. LedgerStore.Open(session).Entries.Where(e => e.Body is KeyBody).Select(e => (e.Index, e.At, (KeyBody)e.Body))];
        KeyBody inForce = all[^1].Keys;
        using ECDsa? here = Rotation.Files.Peek(inForce.Key);
        return ConsoleAnswer.Of<KeysPage>(new KeysView(
            console.Frame(request),
            [.. all.Reverse().Select(k => new KeyRow($"{k.Keys.Key}", k.Index, MomentText.Of(k.At), KeyChange.DecisionOn(session, k.Keys.Key), k.Keys == inForce))],
            here is not null,
            $"{inForce.Recovery}",
            Rotation.Files.PeekRecovery(inForce.Recovery),
            SealedValueStore.KeyInForce(session),
            session.Database?.Sealing is not null,
            Rotation.IsPossible,
            pending?.ToString(),
            pending is null ? null : SystemTexts.DecidedBy($"{AccountStore.Find(session, pending.By)?.Name} {pending.By}".Trim(), MomentText.Of(pending.At)),
            Rotation.IsPossible && pending is null && RoleTable.Has(who, Duty.Decide),
            Rotation.IsPossible && pending is not null && pending.By != who.Staff && RoleTable.Has(who, Duty.Approve),
            pending is null ? null : RoleTable.Has(who, Duty.Decide) ? "head" : RoleTable.Has(who, Duty.Approve) ? "leader" : null));
    });

    private ConsoleAnswer Decide(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        console.Bureau.Write(session => Rotation.Decide(session, request.Person));
        return new ConsoleAnswer.GoTo("/keys", ConsoleNotice.RequestDecided);
    }

    private ConsoleAnswer Approve(ConsoleRequest request)
    {
        console.Authentication.Prove(request.Person, request.Proving);
        Rotation.Approve(request.Person, request.Form["seen"]);
        return new ConsoleAnswer.GoTo("/keys", ConsoleNotice.KeyTaken, IsPublished: true);
    }

    private ConsoleAnswer Drop(ConsoleRequest request)
    {
        console.Bureau.Write(session => Rotation.Drop(session, request.Person, request.Form["seen"]));
        return new ConsoleAnswer.GoTo("/keys", ConsoleNotice.RequestTakenBack);
    }
}
