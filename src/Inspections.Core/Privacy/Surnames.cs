using System.Buffers;

namespace Inspections.Core.Privacy;

/// <summary>Family names, and words that begin with the same character.</summary>
internal static class Surnames
{
    private static readonly SearchValues<char> Single = SearchValues.Create(
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖庄施牛洪欧翁柯连游詹尤池官兰倪温邢鲁涂辛殷蓝安章齐梅管樊葛岳左祝耿甘包季纪聂关焦柳裴阮卓俞庞古骆宁宗华戚喻柏窦云项符凌柴车丛蓬冉隋尚童欣饶靳闵路舒申谷苗简鄢霍翟褚占党艾冷苟解卜边冼鞠褟危仇申屠晏明盛");

    // These are words oftener than names: they count only behind a colon.
    private static readonly SearchValues<char> AlsoWords = SearchValues.Create("于任安管连常向万方关解明包时易高金石白云尚华党车路简古冷占项符危边欣盛");

    private static readonly string[] Double =
    [
        "欧阳", "上官", "司马", "司徒", "司空", "诸葛", "端木", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方", "西门", "南宫", "夏侯", "长孙", "宇文", "独孤", "轩辕",
        "闻人", "申屠", "百里", "呼延", "澹台", "公冶", "钟离", "东郭", "淳于", "单于", "太史", "鲜于",
    ];

    private static readonly string[] Words =
    [
        "任职", "任命", "任免", "任何", "任务", "任意", "应当", "安全", "安排", "安装", "管理", "管辖", "管护", "常驻", "常住", "常见", "常用", "常态", "连续", "连带", "向社", "向本", "向主", "万元",
        "方式", "方面", "方可", "方能", "方案", "方法", "关于", "关系", "关键", "关联", "解释", "解决", "解除", "明确", "明示", "明知", "包括", "包含", "包装", "时间", "易燃", "高级", "高度", "高层", "高于", "高空", "金额", "金融", "金属",
        "石材", "石油", "白色", "白天", "车辆", "车位", "路面", "简称", "简介", "符合", "危险", "项目", "边界", "周边", "周围", "周期", "周日", "周一", "周五", "史上", "陈述", "陈列", "陶瓷", "温度", "温州", "余额", "余下", "钟点", "洪水", "武警",
        "武夷", "严格", "严重", "严禁", "左右", "谢绝", "章程", "后续", "施工", "施行", "夏季", "季度", "司机", "顾客", "康复", "段落", "尤其", "游客", "申请", "申报", "申诉", "党员", "党支", "宗地", "宁德", "宁夏", "甘肃", "江西", "江苏", "龙岩", "马尾", "马上",
        "林业", "田间", "田地", "程序", "黄色", "范围", "范本", "胡乱", "唐山", "梁柱", "张贴", "张榜", "许可", "谭城", "石家", "齐全", "齐备", "华侨", "云南", "云端", "古田", "舒适", "盛装", "顾问", "付款", "付费", "付清", "牛奶", "毛坯", "童装", "于是", "于当", "于本", "于每", "贺卡",
        "尚未", "尚无", "占用", "占比", "冷库", "苏州", "郑州", "温馨", "官网", "官方", "殷实", "连江", "罗源", "闽侯", "永泰", "平潭", "长乐", "鼓楼", "仓山", "台江", "晋安", "福州", "高峰", "东方时", "详见", "不详", "见附", "无此", "空白", "同上", "保密", "待定", "暂无", "如下",
        "签字", "签名", "盖章", "公章", "手机", "电话", "单位", "本人", "身份", "住址", "职务", "名称", "及其", "以及", "或者", "信息", "情况", "变更", "一致", "是否", "数量", "人数", "核对", "填写", "必填", "全体", "各科", "物业", "业委", "公司", "企业", "门店", "办公", "主任", "局长", "现场",
        "真实", "完整", "清单", "列表", "登记", "证明", "材料", "资料", "要求", "权益", "权利", "义务", "责任", "应有", "应该", "应予", "须", "可以", "不得", "有权", "依法", "依据", "项下", "性别", "年龄", "学历", "编号", "号码", "栏目", "一栏", "与证",
    ];

    private static readonly string[] Organisations =
    [
        "公司", "中心", "单位", "部门", "办公室", "服务部", "管理处", "委员会", "业委会", "居委会", "村委会", "科室", "窗口", "大厅", "热线", "人员", "机构", "组织", "企业", "主管", "集团", "银行", "学校", "医院", "门店", "分局", "支队", "大队", "小区", "花园", "业主", "店铺", "商户", "科", "处", "局", "厅", "委", "室", "站", "队", "部", "所", "会",
    ];

    /// <summary>How many characters of a family name stand at a place; 0 for none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="isAnnounced">True behind a colon or the like, where a character that is mostly a word may be a name.</param>
    public static int At(PlainText text, int at, bool isAnnounced) =>
        Double.Any(d => text.Has(at, d)) ? 2
        : Single.Contains(text[at]) && (isAnnounced || !AlsoWords.Contains(text[at])) ? 1
        : 0;

    /// <summary>True where a word stands that begins like a name, or that says that there is none.</summary>
    public static bool IsWord(PlainText text, int at) => Words.Any(w => text.Has(at, w));

    /// <summary>True for characters that end as offices and businesses do.</summary>
    public static bool IsOrganisation(ReadOnlySpan<char> name)
    {
        foreach (string word in Organisations)
        {
            if (name.Length > word.Length + 1 - (word.Length > 1 ? 2 : 0) && name.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
