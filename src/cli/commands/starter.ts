/** What `scorewright init` writes: small, complete, and with a proof of itself. */
export const starter = `# 评分细则：算法只由这个文件决定。 The scheme: this file alone decides the score.
# 检查 Check: scorewright check <文件 file>    运行例子 Run the examples: scorewright test <文件 file>
scorewright: 1                       # 语言版本 version of the language
id: monthly
version: "1"
title: { zh: 月度考核, en: Monthly appraisal }

# 数据项：每人要填的数。没有填的是缺失，绝不当作 0。
# Facts: what is entered per person. What was not entered is missing, never 0.
facts:
  plan:       { type: money, range: 0.01..99999999, title: { zh: 计划销售额, en: Planned sales } }
  actual:     { type: money, range: 0..99999999, title: { zh: 实际销售额, en: Actual sales } }
  late:       { type: count, range: 0..31, title: { zh: 迟到次数, en: Times late } }
  bonus_base: { type: money, range: 0..1000000, title: { zh: 奖金基数, en: Bonus base } }

# 指标：由数据项算出。除法必须写明保留几位小数。
# Measures: computed from facts. A division says how it is rounded.
measures:
  attainment: { is: actual / plan, as: percent, decimals: 1, title: { zh: 计划完成率, en: Attainment of the plan } }

total: { out_of: 100, decimals: 2 }

# 维度：权重之和等于总分。 Dimensions: their weights add up to the total.
dimensions:
  sales:
    title: { zh: 销售, en: Sales }
    weight: 80
    of: attainment
    rows:                            # 各档不重不漏，否则检查时报错 no hole and no overlap, or check complains
      below 80%: 0%                  # 权重的百分比 a share of the weight
      80%..99.9%: 70%                # 两端都含 both ends in
      100%+: 100%
  attendance:
    title: { zh: 出勤, en: Attendance }
    weight: 20
    deductions:                      # 从权重里扣，扣完为止 from the weight, never below 0
      - { for: late, each: 5 }

grades:
  - { grade: A, from: 90, coefficient: 1.2 }
  - { grade: B, from: 60, coefficient: 1 }
  - { grade: C, otherwise: true, coefficient: 0 }

# 结果：总分之后，例如奖金。 Results: after the total, such as pay.
results:
  bonus: { is: bonus_base * grade.coefficient, decimals: 2, title: { zh: 奖金, en: Bonus } }

# 例子：细则的自证。 Examples: the scheme's own proof.
examples:
  - name: 全部达标 everything right
    given: { plan: 100000, actual: 100000, late: 0, bonus_base: 1000 }
    expect: { attainment: 100%, sales: 80, attendance: 20, total: 100, grade: A, bonus: 1200 }
  - name: 略低于计划，迟到一次 just below the plan, late once
    given: { plan: 100000, actual: 99900, late: 1, bonus_base: 1000 }
    expect: { attainment: 99.9%, sales: 56, attendance: 15, total: 71, grade: B, bonus: 1000 }
`;
