using Inspections.Core.Directories;
using Inspections.Core.Drawing;
using Inspections.Core.Encodings;
using Inspections.Core.Publication;
using Inspections.Core.Staffing;

namespace Inspections.Core.Verification;

/// <summary>The draw repeated from its published files, step by step, as far as they go.</summary>
internal sealed class Redraw
{
    private readonly Lazy<IReadOnlyList<SourceValue>> _values;
    private readonly Lazy<DrawKey> _key;
    private readonly Lazy<Selection> _selection;
    private readonly Lazy<Eligibility> _eligibility;
    private readonly Lazy<Assignment> _assignment;
    private readonly Lazy<Dictionary<Identifier, IReadOnlyList<Identifier>>> _recused;
    private readonly Lazy<Receipt> _receipt, _outline;
    private readonly Lazy<Json.Map> _receiptJson, _outlineJson;
    private readonly Lazy<Digest> _receiptDigest;
    private readonly DrawCase _draw;

    public Redraw(DrawCase draw)
    {
        _draw = draw;
        _values = new(() => draw.IsEntered
            ? [.. draw.Commitment.Value.Sources.Select(s => new SourceValue(
                s.Name, draw.ValueOf(s.Name)?.Body.Value ?? throw new UnavailableException($"a value entry of '{s.Name}'", "there is none")))]
            : ReceiptValues());
        _key = new(() => DrawKey.Of(draw.Commitment.Value.Digest, Values));
        _selection = new(() => Selection.Of(Key, draw.Commitment.Value, draw.Frame.Value.Leaves));
        _eligibility = new(() => new Eligibility(draw.Id.Sector, draw.Commitment.Value.Team, draw.Roster.Value.Leaves, _recused!.Value));
        _recused = new(ReadRecused);
        _assignment = new(() => TeamAssigner.Assign(Key, Selection.DrawOrder, draw.Commitment.Value.Team, Eligibility));
        _receipt = new(() => WithTeams(Assignment));
        _outline = new(() => WithTeams(new Assignment(0, [])));
        _receiptJson = new(() => Receipt.ToJson());
        _outlineJson = new(() => Outline.ToJson());
        _receiptDigest = new(() => CanonicalJson.DigestOf(ReceiptJson));
    }

    /// <summary>The values, in the commitment's order.</summary>
    public IReadOnlyList<SourceValue> Values => _values.Value;

    public DrawKey Key => _key.Value;

    public Selection Selection => _selection.Value;

    public Eligibility Eligibility => _eligibility.Value;

    public Assignment Assignment => _assignment.Value;

    /// <summary>The receipt that the draw must give.</summary>
    public Receipt Receipt => _receipt.Value;

    /// <summary>The same as the protocol writes it.</summary>
    public Json.Map ReceiptJson => _receiptJson.Value;

    /// <summary>Its digest.</summary>
    public Digest ReceiptDigest => _receiptDigest.Value;

    /// <summary>The receipt as far as it does not depend on the teams.</summary>
    public Receipt Outline => _outline.Value;

    /// <summary>The same as the protocol writes it.</summary>
    public Json.Map OutlineJson => _outlineJson.Value;

    /// <summary>The frame leaf of a drawn firm.</summary>
    public FrameLeaf LeafOf(Identifier firm) => Frame[IndexOf(firm)];

    /// <summary>The frame leaf of any id, or null.</summary>
    public FrameLeaf? FindLeaf(Identifier id) => IndexOf(id) is >= 0 and int index ? Frame[index] : null;

    /// <summary>The place of an id in the frame, or -1.</summary>
    public int IndexOf(Identifier id) => Frame.IndexOf(id);

    private FrameList Frame => FrameList.Of(_draw.Frame.Value.Leaves);

    /// <summary>Per drawn firm, who its opened leaf names.</summary>
    public IReadOnlyDictionary<Identifier, IReadOnlyList<Identifier>> Recused => _recused.Value;

    private Dictionary<Identifier, IReadOnlyList<Identifier>> ReadRecused()
    {
        var recused = new Dictionary<Identifier, IReadOnlyList<Identifier>>();
        foreach (RecusalOpening opening in _draw.Commitment.Value.Recusals is null ? [] : _draw.Openings.Value)
        {
            recused.TryAdd(opening.Leaf.Id, opening.Leaf.Inspectors);
        }

        return recused;
    }

    // Without a ledger the receipt is all that says what the values were.
    private IReadOnlyList<SourceValue> ReceiptValues()
    {
        IReadOnlyList<SourceValue> values = _draw.Receipt.Value.Members.GetValueOrDefault("sources") is Json.List list
            ? [.. list.Items.Select(SourceValue.FromJson)]
            : throw new ProtocolFormatException($"{PublicLayout.Receipt(_draw.Id)}: member 'sources' is missing");
        return values.Select(v => v.Name).SequenceEqual(_draw.Commitment.Value.Sources.Select(s => s.Name))
            ? values
            : throw new ProtocolFormatException($"{PublicLayout.Receipt(_draw.Id)}: the values are not those of the commitment's sources, in order");
    }

    private Receipt WithTeams(Assignment assignment) => new()
    {
        Draw = _draw.Id,
        Commitment = _draw.Commitment.Value.Digest,
        Values = Values,
        Prk = Key.Prk,
        Selection = Selection,
        Assignment = assignment,
    };
}
