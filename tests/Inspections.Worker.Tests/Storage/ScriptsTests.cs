using System.Text;
using Inspections.Core.Encodings;
using Inspections.Worker.Storage;
using Xunit;

namespace Inspections.Worker.Tests.Storage;

public sealed class ScriptsTests
{
    /// <summary>
    /// What has been shipped. A new script adds its two lines (dialect and name, then the SHA-256 of its text); a line that
    /// is here never changes, for databases that ran the old text would differ from new ones.
    /// </summary>
    private static readonly Dictionary<string, string> Shipped = new(StringComparer.Ordinal)
    {
        ["Sqlite 0001-directory"] = "bc5693c6a993cbbb9096a1040cb3f1965973f10b771ea22d384d7393eae06228",
        ["Sqlite 0002-ledger"] = "9ead7b30686fd3810cf97517c32d728ee437c83e6d6a739ea9c78f1692601a1f",
        ["Sqlite 0003-rounds"] = "ec6f3113d33e27447236bc5917a4af3aede4970e27b964a20289fb42127baad3",
        ["Sqlite 0004-sources"] = "6019f8fc1b6cd5cce4aa0155e0ef79434d654bd26d3d3a421b72e47bc936f279",
        ["Sqlite 0020-sealed"] = "eb913e9ce65cc7d2ef1f4e0110fd75eaeae6cb6fddcd6eaf72c2904902600d07",
        ["Sqlite 0030-tasks"] = "37da05737e6022439560dfd31e593fb4556220fb2d117bc08bf59f6e979dd67d",
        ["Sqlite 0031-visit-days"] = "efa59af27aafe04ec4c3bdd4ef132d909f381c27d7a5cfbcd0380c8f0e66cb06",
        ["Sqlite 0032-alerts"] = "2bf513a3a4a15ab87ce8caad9c05b7347efbaf4e76b640c812bef5a3e5d2b317",
        ["Sqlite 0034-dishonesty"] = "c8462a0459626c22a4cb6458cff0ae8c75c1a1448b8bf4423b1116c3772bf621",
        ["Sqlite 0035-visit-until"] = "27a8183fde4d7324fef58476ba44efd17de1e707adb22054596da3a6433c4513",
        ["Sqlite 0042-credit"] = "ce9cfe7c339e77975e8151a3fe2104106a8595d17267a83ba96f67ea95ba39cb",
        ["Sqlite 0044-delivery"] = "fd0ee759f4bf0eb659e17518904c18513cb1490c4f04d4d0c20ffda33aba53c1",
        ["Sqlite 0050-moved"] = "8cd13dd425560e9e4f76022fa6069bbcdd2c3114213ce1b6078bd4adcd8a3f9a",
        ["Sqlite 0051-visit-window"] = "fd3045b760a6201c5338cc9e7fbcac0e6d85ef63319c2740239680ee57ace220",
        ["Sqlite 0052-review-steps"] = "1f28a878c15abfbff0530d1de967dc74e883d772c03996ce120eac6de77a10a9",
        ["Sqlite 0056-personal-data-confirmations"] = "6d0ea489941176cfb85c623dd3d09c739e36767ac6105b2558070ff27ceb6aae",
        ["Sqlite 0055-directory-changes"] = "3da0cf4efafa6f6961eb49e4b90c25652355e2755eeccc72ff114404cd3e00c0",
        ["Sqlite 0053-evidence"] = "06e45d07206a0f2587e7ba511911651b643aefb03158a1b0c5c49784e260a6ca",
        ["SqlServer 0053-evidence"] = "050b6c1067b928563bc93ac1332c558edc539ff34af7a24ee510dd19dfe03af9",
        ["SqlServer 0001-directory"] = "92e99955498750ee29e4b219dadec41f40b7811da9ce47431d78f9a19a7e0896",
        ["SqlServer 0002-ledger"] = "d641c458ee532dadead18e511c8ecf3b53541c0db7e3897285e9f5f9e6296a9b",
        ["SqlServer 0003-rounds"] = "dd04868c0c0f4e409339c826904d4075c7ee2a437e825f05a3a5885ea986a55c",
        ["SqlServer 0004-sources"] = "4a51eae96fd9da60ee9a711e6d4df4f002e2e97e17ec3d072e6c6da5066bf6b9",
        ["SqlServer 0020-sealed"] = "ee233972262299fc74ef9efc8a59b8aa8669443522195675bc06b66c86cadbf5",
        ["SqlServer 0030-tasks"] = "ea07e5f51d7c8c5a12e4123e46bb2c8df86ffd2ca21ec7ab7a3b340de6cdbd38",
        ["SqlServer 0031-visit-days"] = "0dba6d52e1784b217d15a3d3fdee3e97c58605264f040f1f83d348c4b0bc9670",
        ["SqlServer 0032-alerts"] = "e2796ad58ef597f2e0c0df78678909be0d2a215e22528cb952e785cc2a4d5b87",
        ["SqlServer 0034-dishonesty"] = "3eddd2ccbfda8bdf28b055633f31470a834491215f23e3c12f834eba63423d53",
        ["SqlServer 0035-visit-until"] = "befd3bbd9a66c978182b71f4428cb9b533be62672423513373709aede4ebf152",
        ["SqlServer 0042-credit"] = "8e0b2eaf49c4bbf02e8aeb0c148e5a2a9af7a95d5a0b0bdde6f62d7112980002",
        ["SqlServer 0044-delivery"] = "2f1949c611e1b73cf4ee00049d66f13b9dcd7ce14c88d2f633c583e2be0c8f57",
        ["SqlServer 0050-moved"] = "4c3ae52c9eb078ba7c13166c3f9876986ca75788a9b24f848add8e596cfb6ec2",
        ["SqlServer 0051-visit-window"] = "57975c4393044e914cf3c881775576a927257d656b102e74027f79b4200162c3",
        ["SqlServer 0052-review-steps"] = "61d540d07280af48d6e58df8a5b77add45d5a8a66932e090784ea49e3e01eb19",
        ["SqlServer 0056-personal-data-confirmations"] = "da2df9b2a0fade2adab1676ad328f6a27e8a4dfcba421766c455751f4cc6b33a",
        ["Sqlite 0057-indexes"] = "a0a5f5797ec7ea11b9ace708a0e918cb1c449c2122f684f9c65ebdbd356dba8d",
        ["Sqlite 0062-pending-seals"] = "6fc9a79d0836cb2d81268f202426df7e488081c437100959fa81eb0c0709981f",
        ["SqlServer 0062-pending-seals"] = "6fc9a79d0836cb2d81268f202426df7e488081c437100959fa81eb0c0709981f",
        ["PostgreSql 0062-pending-seals"] = "6fc9a79d0836cb2d81268f202426df7e488081c437100959fa81eb0c0709981f",
        ["Sqlite 0061-departments"] = "8c55fb92378b6d096c2c771de8b590c0a8a49486f98874dffad3150addc54cd3",
        ["SqlServer 0057-indexes"] = "a0a5f5797ec7ea11b9ace708a0e918cb1c449c2122f684f9c65ebdbd356dba8d",
        ["SqlServer 0061-departments"] = "a0cb7d4d033b41e789a160fcb53c387b6af69f1eafa4f7665b0d453e32fcb488",
        ["SqlServer 0055-directory-changes"] = "f7862fbadfdcb01da9f61ea7b34d1d4a7b510cae048d75149f00578c4a414e6d",
        ["PostgreSql 0001-directory"] = "6ef8a7fd109c5b807ccd1b417c317a57e8c736f005365bf0d1d6dc3ff8bf33e9",
        ["PostgreSql 0002-ledger"] = "6c90e1d18d8500aaf073cab7962e0b577e1ed536c142567de5fba7f2f13204ba",
        ["PostgreSql 0003-rounds"] = "ac1e6991c2ad2fcb022be5f525457df912ae09b96377cfa2be858d4fc60644b6",
        ["PostgreSql 0004-sources"] = "4530ab97be7bdb0e45635c4a543da653c5dc9e1f7328c8420bad894fe5f49adf",
        ["PostgreSql 0020-sealed"] = "c1c63ab720fbb0487605daae0c0daeff2cfe3b53f30d6d03464952e6830ac340",
        ["PostgreSql 0030-tasks"] = "ac54348032e06ae009929848a1cb26fe0b941a78115af11b52e99c4fe398cb9e",
        ["PostgreSql 0031-visit-days"] = "b6a42fb986a4c413edbb46a76d4a52a8416a2dd8a996bc6709517115f5676a0d",
        ["PostgreSql 0032-alerts"] = "ca1fde24a3d20cdc57ed73bb3461f13831a081b96f3bb33d2f76e4c4f15f89b5",
        ["PostgreSql 0034-dishonesty"] = "e31fef5a9324fc02111d9a802d3c00e69e912c1341bd57cd0b6116b7f226bd94",
        ["PostgreSql 0035-visit-until"] = "ec1a74da7f2b350c6b8544cc1ac5e7256423ec451a0cac5156973fdb8131d1f4",
        ["PostgreSql 0042-credit"] = "44a016086dbc42cde25195ab3e160a36b4eca1dfb113264f149c56bf478c1141",
        ["PostgreSql 0044-delivery"] = "547ad7447440a5e21334f7f86c459febe946a587d769b20bd62830171cc52237",
        ["PostgreSql 0050-moved"] = "59671304aa7909dac5016288b7f79c0f2dff2a26df40ac721af34a00ab320ef2",
        ["PostgreSql 0051-visit-window"] = "b46979d889f1c6d9c38f101081f73b8e96f36440dc816c5bb467b67e3be8483b",
        ["PostgreSql 0052-review-steps"] = "312fca505028c382231d812b739937129d5d98d9ae0ff6266f23387d53e83386",
        ["PostgreSql 0053-evidence"] = "4de29086dc18080c790ed116d90d41a61bd7b6821959c7095ad863389f13319a",
        ["PostgreSql 0055-directory-changes"] = "3309f66bcc94486631a015b109d7f50e180678c8e128eb813c5637b5564f251e",
        ["PostgreSql 0056-personal-data-confirmations"] = "5789b3189ca53ae81ba2b119e19ca21be8a1164ff10a062d9170dac043da3d76",
        ["PostgreSql 0057-indexes"] = "a0a5f5797ec7ea11b9ace708a0e918cb1c449c2122f684f9c65ebdbd356dba8d",
        ["PostgreSql 0061-departments"] = "5fbb4a805f89af13112b89ef64b3d8adbe5e5cb9ff1fc0fc149e670d19e29185",
        ["Sqlite 0060-public-changes"] = "9f99f262c5cdfc4ed0cdc66ee94857c629b8fa45024b26ebff81dc66cd0b14dc",
        ["SqlServer 0060-public-changes"] = "55c68a96e872c4cfdcd29e41ab7affae23ca9eb17062a6242f770938e5bd0ada",
        ["PostgreSql 0060-public-changes"] = "9c7be05a5944a77ae0da3352605a18a63fdfd3ad90a128a6ae23148dfa83fffa",
        ["Sqlite 0065-sealed-values"] = "af0fa12fd40eb344a643696435fe4febbf898f1ee1e2a767c05c3ecc86dddd52",
        ["SqlServer 0065-sealed-values"] = "ef96265a67549679b36fef03c8516118c1be46d92eba4098ff950caff2bc1c8d",
        ["PostgreSql 0065-sealed-values"] = "be06f4132dd479acaecd3972e4ea55235f701efc37d067e4411e23df73425438",
        ["Sqlite 0066-source-indexes"] = "341278e3fb1d88c07083f72b21c712cc55267be39a004446c57e714ca1c7ffbb",
        ["SqlServer 0066-source-indexes"] = "341278e3fb1d88c07083f72b21c712cc55267be39a004446c57e714ca1c7ffbb",
        ["PostgreSql 0066-source-indexes"] = "341278e3fb1d88c07083f72b21c712cc55267be39a004446c57e714ca1c7ffbb",
        ["Sqlite 0073-accounts"] = "ab4df06a90adbff5f6c8c8c491cd9382646e9f24466da2ac9645b9a9955ce115",
        ["SqlServer 0073-accounts"] = "34c0727fd745b9b1082e0c115b9486d935c60650cf71a1ef0ec2320e82f9e1ab",
        ["PostgreSql 0073-accounts"] = "336e644baf71b95092d31b26b3a034190a17740b3f4d847c3c35c6fdea5fd02b",
        ["Sqlite 0075-result-drafts"] = "d87b5437c825fe0c5a52519462cc6b415f2c46965d73a7948e112332086971a4",
        ["SqlServer 0075-result-drafts"] = "7c9991cdb0b896d8ba4910703355ee8cfd590b9d83ec7238032e883399e6c977",
        ["PostgreSql 0075-result-drafts"] = "4a9c420132d6b2a3325cf0932da96fb6d63f2b6ebff1f187da1c3fd1381d97a3",
        ["Sqlite 0076-requests"] = "a3faf3af5f6044c724a904ebf8132f07bc7110def20f9fac24cc5be45fe73fe5",
        ["SqlServer 0076-requests"] = "981c21a4e64be416e7d7359c055641c3ae1143d78293093b0f3711dfe102ea63",
        ["PostgreSql 0076-requests"] = "debf4dd909d78c373718c8b1367ee3a8aa2b8f3f5252725063342d34da4c8fe8",
        ["Sqlite 0080-visit-approvals"] = "31163b05ab2b80f9acb0b94a166609254e915c51e6e87a29646878a49e4529f2",
        ["SqlServer 0080-visit-approvals"] = "8351bf70582ef7f00fc63734397b124649a80ae5c2bb0272f45465baf7515ccd",
        ["Sqlite 0089-second-factors"] = "3954b10d37ad6bb8f113463c7762968ce5c74bb870a380e8482c87cbd1ec430b",
        ["SqlServer 0089-second-factors"] = "737725d1b7b435d15f74292fdeb3f966e9756a34a5d1062f83c2712e1dc73bde",
        ["PostgreSql 0089-second-factors"] = "0b0fa3b6a88474e1ff16aa2471e4e80076d484a7ed6ebfaafaeebdb9a130c354",
        ["PostgreSql 0080-visit-approvals"] = "9313e9f73251e3ac27beadf9adda067187241a3917e9df02611474a70fba5844",
        ["Sqlite 0081-policy-changes"] = "a24eb91f32777b7e2b4cb7f15fe176f49a84a36bf4bb9295408d8ad399083889",
        ["SqlServer 0081-policy-changes"] = "8eaf27a6fa26a30951185d86b8ff7386b6c988e4c0c0c41b2a814d78577f88ab",
        ["PostgreSql 0081-policy-changes"] = "e76d7c76f3377a74e5adb4e612488c8d07fae7a4c045378fb03f7c20b7853368",
        ["Sqlite 0082-follow-up-closings"] = "fb130da4680ec5d78b28dcbdd8537dc613f83f8e06762dc93da885ce5c597b61",
        ["SqlServer 0082-follow-up-closings"] = "428ae38c0f30cfcb52661f239075cf42c15f45119b9a021cf320f5e6b37ff1b3",
        ["PostgreSql 0082-follow-up-closings"] = "e8ca529ef6a39eb831f7f827a6b0b4177e16901919c2757441d90a9ebc131e17",
        ["Sqlite 0095-result-photos"] = "30991e9e8f543d57a973d0b0c50c7bd6a153a0336a15bc348e2fe691aede3212",
        ["SqlServer 0095-result-photos"] = "edb77bddd0691679840e7f6500f53cbec7af81e09f6ca8bc42c28a276dc8f802",
        ["PostgreSql 0095-result-photos"] = "a4ca6774aabf632f6efa46b7de31cb8da6a081050c8e7b0dfc60d4319fd99016",
        ["Sqlite 0096-request-recusals"] = "f30f66e4daff90fcc143cb1e82a68374f57650e6d54a9722a203f73505fac01f",
        ["SqlServer 0096-request-recusals"] = "9985e932fe056b8834a74d9b0e0c4e9f81918846f7dedd612fd503485adc6000",
        ["PostgreSql 0096-request-recusals"] = "0a4a3c91ba965634c000cbddc9d9f25bb04cfb4345371177e5a373247f5abfa7",
        ["PostgreSql 0085-value-entries"] = "93e7f359619a6e7604761f4d814be9c523c2f858c942e2ad3b70869cef6cf915",
        ["SqlServer 0085-value-entries"] = "5e82b94e1da2f14e64128916360f8e2cfc708c638350e000759d317c9047ba90",
        ["Sqlite 0085-value-entries"] = "6061ea76bdf2e6e89c7b7588a1b928cf657b8501ebcd1266077d9c3a0675d5c4",
    };

    [Fact]
    public void A_script_that_was_shipped_has_not_changed_and_a_new_one_is_listed()
    {
        IEnumerable<string> Lines(string folder) => Scripts.Of(folder)
            .Select(s => $"{folder} {s.Name} {Digest.Of(Encoding.UTF8.GetBytes(s.Contents))}");
        Assert.Equal(
            Shipped.Select(s => $"{s.Key} {s.Value}").Order(StringComparer.Ordinal),
            Lines("Sqlite").Concat(Lines("SqlServer")).Concat(Lines("PostgreSql")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_dialects_have_scripts_of_the_same_names()
    {
        Assert.Equal(Scripts.Of("Sqlite").Select(s => s.Name), Scripts.Of("SqlServer").Select(s => s.Name));
        Assert.Equal(Scripts.Of("Sqlite").Select(s => s.Name), Scripts.Of("PostgreSql").Select(s => s.Name));
    }
}
